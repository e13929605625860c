import type { FieldName, Fields, Item } from '../../lib/core/event.ts'
import type { Operation } from '../../lib/core/ports.ts'
import type { Addresses, Sample } from '../../lib/neo/addresses.ts'
import { withoutFile } from '../../lib/neo/form-files.ts'
import type { FormFrame } from '../../lib/neo/frame.ts'
import { readPage } from '../../lib/neo/page-kind.ts'
import { formOf, withValues } from '../../lib/neo/forms.ts'
import { defaultProfile } from '../../lib/neo/profile.ts'
import { type NeoSideOptions, neoSide } from '../../lib/neo/side.ts'
import { createBench, requests } from '../emulators/bench.ts'
import { formHtml } from '../emulators/neo/browser/form-html.ts'
import type { FormModel, PageConfig } from '../emulators/neo/browser/view.ts'
import { createNeo, type NeoOptions } from '../emulators/neo/neo.ts'
import { detailHref } from '../emulators/neo/shown.ts'
import type { EventInput } from '../emulators/neo/types.ts'
import { memoryMirror } from '../fakes/memory-mirror.ts'

export const me = '1001'
/** For writes whose history is not the matter. */
export const keepNothing = async () => undefined
export const zoneClock = () => Date.parse('2026-11-24T03:00:00Z')

/** A person's own entry of these fields: all of the subject in 予定詳細, all of the place in 場所. An own reading of NEO's times. */
export const inputOf = ({ subject, times, place, body, ...flags }: Fields): EventInput => {
  const texts = {
    ...(flags.visibility && {
      visibility: flags.visibility === 'private' ? ('private' as const) : ('public' as const),
    }),
    ...(flags.certainty && { tentative: flags.certainty === 'tentative' }),
    ...(flags.importance && { important: flags.importance === 'high' }),
    event: '',
    detail: subject,
    place,
    other: '',
    memo: body,
  }
  if (times.kind === 'days')
    return { ...texts, startdate: times.first, enddate: times.last, starttime: '', endtime: '' }
  const [startdate = '', start = ''] = times.start.split('T')
  const [enddate = '', end = ''] = times.end.split('T')
  const midnight = end === '00:00' && times.end !== times.start
  return {
    ...texts,
    startdate,
    starttime: start.replace(':', ''),
    enddate: midnight ? new Date(Date.parse(enddate) - 86_400_000).toISOString().slice(0, 10) : enddate,
    endtime: midnight ? '2400' : end.replace(':', ''),
  }
}

/** A NEO behind the bench with 山田 logged in, and the adapter over it. */
export const createNeoWorld = async (options: NeoOptions & { login?: boolean }) => {
  const neo = createNeo({ clock: zoneClock, events: [], seed: 20_261_125, ...options })
  const bench = createBench({ emulators: [neo], clock: zoneClock, sleep: async () => undefined })
  const jar = bench.jar({ origin: neo.origin })
  const login = async (userId = 'yamada') => {
    const user = neo.users.find((one) => one.userId === userId)
    await jar.fetch(`${neo.origin}${neo.base}/dneor.${neo.ext}/certify/`, {
      method: 'POST',
      body: new URLSearchParams({
        cmd: 'certify',
        UserID: userId,
        _word: user?.password ?? '',
        nexturl: `dneo.${neo.ext}?cmd=login`,
        starttab: '0',
      }),
    })
  }
  if (options.login ?? true) await login()
  bench.log.length = 0
  const url = `${neo.origin}${neo.base}/`
  const cookies = async () => {
    const [token, uid] = [jar.get(url, 'dnzToken'), jar.get(url, 'dnzInfo')]
    return { ...(token && { token }), ...(uid && { uid }) }
  }
  const mirror = memoryMirror()
  let addresses: Addresses = {}
  /** A link as the schedule page shows it, of an event that need not be in the window. */
  const sample = (): Sample => {
    const sid = neo.addEvent(me, { startdate: '2025-01-10', detail: '見本' })
    return {
      id: sid,
      href: detailHref({ drawn: neo.drawn, variant: neo.variant } as never, sid, '2025-01-10'),
      date: '20250110',
    }
  }
  addresses = { sample: sample() }
  const frame = scriptFrame(jar.fetch, neo)
  const side = (more: Partial<NeoSideOptions> = {}) =>
    neoSide({
      origin: neo.origin,
      base: neo.base,
      ext: neo.ext,
      uid: me,
      profile: defaultProfile,
      fetch: jar.fetch,
      cookies,
      keyOf: async (sid) => `key-${sid}`,
      mirror,
      addresses: {
        load: async () => structuredClone(addresses),
        save: async (next) => void (addresses = structuredClone(next)),
      },
      frame,
      now: zoneClock,
      ...more,
    })
  /** What was sent to NEO since the last call, `METHOD path`. */
  const sent = () => {
    const lines = requests(bench.log, 'neo').map(({ method, path }) => `${method} ${path}`)
    bench.log.length = 0
    return lines
  }
  return {
    neo,
    bench,
    jar,
    login,
    mirror,
    side,
    sent,
    frame,
    sample,
    addresses: () => addresses,
    setAddresses: (next: Addresses) => void (addresses = next),
    fetch: jar.fetch,
    cookies,
    /** Own single events but the sample. */
    own: () => neo.eventsOf(me).filter((event) => event.detail !== '見本'),
  }
}
export type NeoWorld = Awaited<ReturnType<typeof createNeoWorld>>

/** An update of a NEO event that was read. */
export const updateOf = (
  item: Item,
  change: Partial<Fields>,
  more: { undo?: string; raw?: string } = {},
): Extract<Operation, { do: 'update' }> => ({
  do: 'update',
  on: 'neo',
  id: item.id,
  version: '',
  seen: item.fields,
  fields: { ...item.fields, ...change },
  changed: Object.keys(change) as FieldName[],
  partnerId: 'o1',
  generation: 0,
  ...more,
})

/** What an open NEO page does in its hidden frame, without a browser: fetches the form's data and builds the form as NEO's script does. */
export const scriptFrame = (
  send: typeof fetch,
  neo: { origin: string; base: string; ext: string },
): FormFrame & Required<Pick<FormFrame, 'sendFiles'>> => {
  const build = async (address: string) => {
    const text = await (await send(address)).text()
    const { document } = readPage({ status: 200, url: address, text }, defaultProfile)
    const config = document.querySelector('#neo-config')?.textContent
    const { formData } = JSON.parse(config ?? '{}') as Partial<PageConfig>
    if (!formData) return
    const token = await tokenOf(document)
    const body = new URLSearchParams({ cmd: formData.cmd, [formData.name]: formData.value, [token]: '1' })
    const answer = await send(`${neo.origin}${neo.base}/dneor.${neo.ext}/${formData.cmd}/`, { method: 'POST', body })
    const { form } = (await answer.json()) as { form?: FormModel }
    if (!form) return
    const markup = `<html><body>${formHtml(form).markup}</body></html>`
    const serialised = formOf(readPage({ status: 200, url: address, text: markup }, defaultProfile), defaultProfile)
    return serialised && { form: serialised, token }
  }
  /** The page's scripts take it from the cookie; here from the logout form. */
  const tokenOf = async (document: Document) =>
    document.querySelector('form.emu-logout input[value="1"]')?.getAttribute('name') ?? ''
  return {
    // A page that cannot reach NEO shows no form.
    read: async (address) => (await build(address).catch(() => undefined))?.form,
    sendFiles: async (address, files, removed) => {
      const built = await build(address)
      if (!built) return
      const data = new FormData()
      const filled = new Set(files.map(({ field }) => field))
      const left = removed.reduce(withoutFile, built.form.values)
      for (const [name, value] of [...left, [built.token, '1'] as const])
        if (!filled.has(name)) data.append(name, value.replaceAll('\n', '\r\n'))
      for (const { field, name, body } of files) data.append(field, body, name)
      try {
        const answer = await send(built.form.action, { method: 'POST', body: data })
        return ((await answer.json()) as { status?: string }).status === 'ok'
      } catch {
        return false
      }
    },
    send: async (address, changes) => {
      const built = await build(address)
      if (!built) return
      const { values, action } = withValues(built.form, changes)
      const body = new URLSearchParams(
        [...values, [built.token, '1']].map(([name = '', value = '']) => [name, value.replaceAll('\n', '\r\n')]),
      )
      try {
        const answer = await send(action, { method: 'POST', body })
        return ((await answer.json()) as { status?: string }).status === 'ok'
      } catch {
        // The page shows that the server did not answer.
        return false
      }
    },
  }
}
