import { parseHTML } from 'linkedom'
import { createBench } from '../../../emulators/bench.ts'
import { createNeo, type NeoOptions } from '../../../emulators/neo/neo.ts'

export const NOON = Date.UTC(2026, 10, 25, 3)

type Answer = { status: string; errormessage?: string } & Record<string, unknown>
export type Page = { status: number; url: string; text: string; document: Document }

/** What a browser would send of a form when 変更 is pressed. */
export function serialise(form: Element): URLSearchParams {
  const body = new URLSearchParams()
  for (const control of form.querySelectorAll('input[name], select[name], textarea[name]')) {
    const name = control.getAttribute('name') ?? ''
    const type = control.getAttribute('type') ?? ''
    if (control.closest('fieldset[disabled]')) continue
    // The parser at hand keeps the line break after the tag, which a browser drops.
    if (control.tagName === 'TEXTAREA')
      body.append(name, (control.textContent ?? '').replace(/^\n/, '').replaceAll('\n', '\r\n'))
    else if (control.tagName === 'SELECT') {
      const chosen = control.querySelector('option[selected]') ?? control.querySelector('option')
      body.append(name, chosen?.getAttribute('value') ?? '')
    } else if (!['checkbox', 'radio'].includes(type) || control.hasAttribute('checked'))
      body.append(name, control.getAttribute('value') ?? '')
  }
  return body
}

/** A NEO on a bench and somebody with a browser's cookies in front of it. */
export function createVisitor(options: NeoOptions) {
  const time = { now: NOON }
  const neo = createNeo({ seed: 11, clock: () => time.now, ...options })
  const bench = createBench({ emulators: [neo], clock: () => time.now })
  const jar = bench.jar({ origin: neo.origin })
  const page = `${neo.origin}${neo.base}/`
  const token = () => jar.get(page, 'dnzToken') ?? ''

  const raw = (path: string, body: URLSearchParams, headers: Record<string, string> = {}) =>
    jar.fetch(new URL(path, page), { method: 'POST', body, headers })
  const send = (cmd: string, fields: URLSearchParams | Record<string, string>) => {
    const body = new URLSearchParams(fields)
    body.set('cmd', cmd)
    body.set(token(), '1')
    return raw(`dneor.${neo.ext}/${cmd}/`, body)
  }
  const read = async (response: Response): Promise<Page> => {
    const text = await response.text()
    return { status: response.status, url: response.url, text, document: parseHTML(text).document }
  }
  const get = async (path: string) => read(await jar.fetch(new URL(path, page)))
  const command = async (cmd: string, fields: URLSearchParams | Record<string, string>) =>
    (await (await send(cmd, fields)).json()) as Answer

  const visitor = {
    neo,
    bench,
    jar,
    page,
    time,
    token,
    raw,
    send,
    read,
    get,
    command,
    login: async (userId = 'yamada', password = `${userId}-pass`) => {
      const fields = {
        cmd: 'certify',
        UserID: userId,
        _word: password,
        nexturl: `dneo.${neo.ext}?cmd=login`,
        starttab: '0',
      }
      return (await (await raw(`dneor.${neo.ext}/certify/`, new URLSearchParams(fields))).json()) as Answer
    },
    multi: async (commands: object[]) => {
      const multicmd = JSON.stringify(Object.fromEntries(commands.map((each, index) => [String(index), each])))
      const response = await raw(`dneor.${neo.ext}/`, new URLSearchParams({ multicmd, [token()]: '1' }))
      return (await response.json()) as Record<string, Answer>
    },
    /** Items of the month, as an array whatever the variant makes of one. */
    list: async (date = '20261125', id = '1001') => {
      const answer = await command('schprivate', { date, proc: 'm', id })
      const { item } = answer['slist'] as { item?: Record<string, string> | Record<string, string>[] }
      return item === undefined ? [] : [item].flat()
    },
    /** Address of an entry as the schedule page shows it, of a series on one of its days. */
    hrefOf: async (sid: string, date = '20261125', day?: string) => {
      const { view } = (await command('schmonth', { date, id: '1001' })) as unknown as {
        view: { rows: { items: { sid: string; href: string; startdate: string }[] }[] }
      }
      return (
        view.rows[0]?.items.find((item) => item.sid === sid && item.startdate === (day ?? item.startdate))?.href ?? ''
      )
    },
    /** From the detail page to the edit page, by the visible 変更. */
    openEdit: async (detail: Page): Promise<Page> => {
      const link = [...detail.document.querySelectorAll('a[href]')].find((each) => each.textContent === '変更')
      if (link) return get(link.getAttribute('href') ?? '')
      const button = [...detail.document.querySelectorAll('button')].find((each) => each.textContent === '変更')
      const form = button?.closest('form')
      if (!form) throw new Error('no way to the edit form')
      return get(`${form.getAttribute('action') ?? ''}?${serialise(form).toString()}`)
    },
  }
  return visitor
}

export type Visitor = ReturnType<typeof createVisitor>
