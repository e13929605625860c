import { defaultProfileData } from './profiles/default.ts'

/**
 * What the observer of a calibration may tell of a NEO page. Plain data without npm: the observer itself uses it, in the page's own world. Nothing else
 * leaves the page: names, and of values only which of the dictated ones, of the profile's own constants, or of the form's own well-known choices they are.
 */

/** The words and times of the test event. `first`, `last`: `YYYY-MM-DD`; `from`, `to`: `HH:MM`; `changed`: 予定詳細 after the change. */
export type Dictation = {
  event: string
  detail: string
  place: string
  other: string
  memo: string
  first: string
  last: string
  from: string
  to: string
  changed: string
}

/** @param code random letters that stand nowhere else in the schedule. @param month `YYYY-MM`. Start and end differ, so that nothing is taken for the other. */
export const dictate = (code: string, month: string): Dictation => ({
  event: `予定-${code}`,
  detail: `件名-${code}`,
  place: `場所-${code}`,
  other: `部屋-${code}`,
  memo: `内容-${code}`,
  first: `${month}-10`,
  last: `${month}-11`,
  from: '13:00',
  to: '15:30',
  changed: `変更-${code}`,
})

export const saidNames = [
  'event',
  'detail',
  'place',
  'other',
  'memo',
  'first',
  'last',
  'from',
  'to',
  'changed',
] as const
/** title: a text that holds 予定詳細 and more. */
export const roles = [...saidNames, 'title', 'uid', 'id', 'day', 'empty', 'same', 'code', 'untold'] as const
export type Role = (typeof roles)[number]
export const styles = ['YYYYMMDD', 'YYYY-MM-DD', 'YYYY/MM/DD', 'HHMM', 'HH:MM'] as const
export type Style = (typeof styles)[number]

/** `value`: only of `same` and `code`. `keys`: of an `id`, which keys of the listed test event hold the same. */
export type FieldNote = { name: string; is: Role; as?: Style; value?: string; keys?: string[] }
/** The test event in an answer: the keys that lead to it (`#` = a place in an array), its keys that say something, and those that may be its id. */
export type FoundNote = { path: string[]; keys: FieldNote[]; ids: string[] }
export type CommandNote = { command: string; fields: FieldNote[]; found: FoundNote[] }
export type ChoiceNote = { name: string; value: string; label: string; tick?: true }
/** `names`: of all its controls; `chosen`: of those that hold the user, picked in a dialog. `known`: it is the entry form that we know, with its button. */
export type FormNote = { names: string[]; chosen: string[]; choices: ChoiceNote[]; known: boolean }
/** `json`: NEO's JSON module, `page`: its page program. `suffix`: shape of what stands behind it in the address. */
export type CallNote = {
  kind: 'call'
  to: 'json' | 'page'
  batch: boolean
  suffix: string
  ok: boolean
  commands: CommandNote[]
  form?: FormNote
}
/** A page of the test event. */
export type PageNote = { kind: 'page'; command: string; fields: FieldNote[]; form?: FormNote }
export type Note = CallNote | PageNote

/** What the worker tells the observer. `constants`: values of the profile, which it may recognise. `token` and `uid` are the page's own; `store`: where it remembers. */
export type ObserverOrder = { dictation: Dictation; constants: string[]; uid: string; token: string; store: string }

/** Events between the observer and its relay; a page may send them too, which gains it nothing. */
export const observed = 'neo-outlook-sync:observed'
export const observeEnd = 'neo-outlook-sync:observe-end'
export const relayReady = 'neo-outlook-sync:relay-ready'
export const orderName = 'neo-outlook-sync:order'

/** A name of a program, never of a person: no random keys, no ids. */
export const namePattern = /^(?!.*\d{4})[A-Za-z_][A-Za-z0-9_.[\]-]{0,39}$/
export const codePattern = /^[A-Za-z0-9_-]{1,8}$/

const { flags } = defaultProfileData.form
/** Choices whose codes may be told: the well-known words of NEO's own form. */
export const knownWords: ReadonlySet<string> = new Set([
  ...Object.values(flags).flatMap(({ usual, special, limited }) => [...usual, ...special, ...limited]),
  '社内',
  '外出',
  'なし',
  'しない',
  '通知しない',
])

/** Constants of the profile: everything in its requests that is filled in with nothing. */
export const constantsOf = (profile: {
  list: { commands: Record<string, string>[] }
  create: { fields: [string, string][] }
  remove: { fields: [string, string][] }
}): string[] => {
  const values = [
    ...profile.list.commands.flatMap((command) => Object.values(command).filter((value) => value !== command['cmd'])),
    ...[...profile.create.fields, ...profile.remove.fields].map(([, value]) => value),
  ]
  return [...new Set(values.filter((value) => codePattern.test(value)))]
}
