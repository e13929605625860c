import {
  type CallNote,
  codePattern,
  type CommandNote,
  type FieldNote,
  type FormNote,
  knownWords,
  namePattern,
  type ObserverOrder,
  type PageNote,
} from './observed.ts'
import { findEvent, type Ids, isName, noteOf } from './observe-values.ts'
import { changeButton, entryForm, removeButton } from './profiles/buttons.ts'
import { findChangeButton, serialise } from './serialise.ts'

/** One request of the page, as it was sent, and what was answered, if it was JSON. */
export type Exchange = { url: string; pairs: [string, string][]; ok: boolean; answer?: unknown }

export const moduleOf = (url: URL): { to: 'json' | 'page'; suffix: string } | undefined => {
  const [, json, suffix = ''] = /\/dneo(r?)\.(?:cgi|exe)(?:\/(.*?)\/?)?$/i.exec(url.pathname) ?? [undefined, undefined]
  return json === undefined ? undefined : { to: json === '' ? 'page' : 'json', suffix: suffix ?? '' }
}

/** The address behind the module, with everything in it that is no command taken out. */
const shapeOf = (suffix: string, commands: readonly string[]) =>
  suffix
    .split('/')
    .map((part) => (commands.includes(part) || part === 'id' ? part : /^\d{1,2}$/.test(part) ? '#' : part && '*'))
    .join('/')

const commandName = (text: string) => (namePattern.test(text) ? text : '')

type Codes = ReadonlySet<string>
const codeKey = (name: string, value: string) => `${name}=${value}`

/** A form as it stood when it was sent: what may be told of it, and which of its codes. */
export type SeenForm = { note: FormNote; codes: Codes }

export const formNote = (form: Element, base: string, order: ObserverOrder): SeenForm => {
  const { values, choices = [], people = [] } = serialise(form, base)
  const known = choices.filter(
    ({ name, value, label }) => isName(name, order) && codePattern.test(value) && knownWords.has(label),
  )
  const names = [...values.map(([name]) => name), ...choices.map(({ name }) => name)]
  return {
    note: {
      names: [...new Set(names.filter((name) => isName(name, order)))],
      chosen: [...new Set(people.filter(({ value }) => value === order.uid).map(({ name }) => name))].filter((name) =>
        isName(name, order),
      ),
      choices: known.map(({ name, value, label, tick }) => ({ name, value, label, ...(tick && { tick }) })),
      known: form.matches(entryForm) && findChangeButton(form, changeButton, removeButton) !== undefined,
    },
    codes: new Set(known.filter(({ chosen }) => chosen).map(({ name, value }) => codeKey(name, value))),
  }
}

const fieldsOf = (
  pairs: readonly (readonly [string, string])[],
  order: ObserverOrder,
  ids: Ids,
  codes: Codes,
): FieldNote[] =>
  pairs
    .filter(([name]) => name !== 'cmd' && isName(name, order))
    .map(([name, value]) => noteOf(name, value, order, ids, codes.has(codeKey(name, value))))

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

type Asked = { command: string; pairs: [string, string][]; answer: unknown }
/** The commands of a request, each with its own part of the answer. */
const askedIn = ({ url, pairs, answer }: Exchange): { batch: boolean; asked: Asked[] } => {
  const multi = pairs.find(([name]) => name === 'multicmd')?.[1]
  if (multi === undefined) {
    const command = pairs.find(([name]) => name === 'cmd')?.[1] ?? new URL(url).searchParams.get('cmd') ?? ''
    return { batch: false, asked: [{ command, pairs, answer }] }
  }
  let commands: unknown
  try {
    commands = JSON.parse(multi)
  } catch {
    return { batch: true, asked: [] }
  }
  const asked = Object.entries(isRecord(commands) ? commands : {}).flatMap(([key, value]): Asked[] => {
    if (!isRecord(value)) return []
    const texts = Object.entries(value).map(([name, one]): [string, string] => [name, String(one)])
    const command = texts.find(([name]) => name === 'cmd')?.[1] ?? ''
    return [{ command, pairs: texts, answer: isRecord(answer) ? answer[key] : undefined }]
  })
  return { batch: true, asked }
}

const bearsEvent = ({ fields, found }: CommandNote) =>
  found.length > 0 || fields.some(({ is }) => !['day', 'empty', 'same', 'code', 'uid', 'untold'].includes(is))
const lists = ({ fields }: CommandNote) => fields.some(({ is }) => is === 'day')

/**
 * What may be told of a request: of those only that carry or show the test event, or list days. `forms`: of the page as they stood then, to know what is a choice.
 * `learn` keeps, in the page, what may be the event's id.
 */
export const callNote = (
  exchange: Exchange,
  forms: readonly SeenForm[],
  order: ObserverOrder,
  ids: Ids,
  learn: (more: Ids) => void,
): CallNote | undefined => {
  const url = new URL(exchange.url)
  const target = moduleOf(url)
  if (!target) return
  const { batch, asked } = askedIn(exchange)
  const sent = new Set(exchange.pairs.map(([name]) => name))
  const form = batch
    ? undefined
    : forms
        .toSorted((a, b) => overlap(b.note, sent) - overlap(a.note, sent))
        .find(({ note }) => overlap(note, sent) >= enough)
  const commands = asked.map(({ command, pairs, answer }): CommandNote => {
    const hits = findEvent(answer, order)
    for (const { ids: more } of hits) learn(more)
    return {
      command: commandName(command),
      fields: fieldsOf(pairs, order, ids, form?.codes ?? new Set()),
      found: hits.map(({ found }) => found).slice(0, 20),
    }
  })
  if (!commands.some((one) => bearsEvent(one) || (batch && lists(one)))) return
  const names = commands.map(({ command }) => command).filter(Boolean)
  return {
    kind: 'call',
    to: target.to,
    batch,
    suffix: shapeOf(target.suffix, names),
    ok: exchange.ok,
    commands,
    ...(form && { form: form.note }),
  }
}
/** So many names in common make it the form that was sent. */
const enough = 4
const overlap = ({ names }: FormNote, sent: ReadonlySet<string>) => names.filter((name) => sent.has(name)).length

/** A page whose address names the test event, or which shows its form; undefined: it is none of its pages. */
export const pageNote = (
  address: string,
  forms: readonly Element[],
  order: ObserverOrder,
  ids: Ids,
): PageNote | undefined => {
  const url = new URL(address)
  if (!moduleOf(url)) return
  const inHash = url.hash.includes('=') ? [...new URLSearchParams(url.hash.slice(1))] : []
  const params = [...url.searchParams, ...inHash]
  const fields = fieldsOf(params, order, ids, new Set())
  const values = new Set(Object.values(ids))
  const form = forms.find((one) => serialise(one, address).values.some(([, value]) => values.has(value)))
  if (!form && !fields.some(({ is }) => is === 'id')) return
  return {
    kind: 'page',
    command: commandName(new URLSearchParams(params.map(([name, value]) => [name, value])).get('cmd') ?? ''),
    // What stands after # is known to NEO's scripts only.
    fields: inHash.length > 0 ? [] : fields,
    ...(form && { form: formNote(form, address, order).note }),
  }
}
