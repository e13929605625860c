import type { CallNote, CommandNote, FieldNote, Role, Style } from './observed.ts'
import { type FlagName, flagNames } from '../core/flags.ts'
import type { Profile } from './profile-schema.ts'

const dayPlaces: Partial<Record<Style, string>> = { YYYYMMDD: '_compact', 'YYYY/MM/DD': '_slashed' }
const templates: Partial<Record<Role, (style: Style | undefined) => string>> = {
  event: () => '{event}',
  detail: () => '{detail}',
  place: () => '{place}',
  other: () => '{other}',
  memo: () => '{memo}',
  first: (style) => `{startdate${(style && dayPlaces[style]) ?? ''}}`,
  last: (style) => `{enddate${(style && dayPlaces[style]) ?? ''}}`,
  from: (style) => `{starttime${style === 'HH:MM' ? '_colon' : ''}}`,
  to: (style) => `{endtime${style === 'HH:MM' ? '_colon' : ''}}`,
  uid: () => '{uid}',
  id: () => '{sid}',
}

type Pair = [name: string, value: string]
const templateOf = ({ name, is, as, value }: FieldNote): Pair | undefined => {
  const template = templates[is]?.(as)
  if (template !== undefined) return [name, template]
  return (is === 'same' || is === 'code') && value !== undefined ? [name, value] : undefined
}
/** Whatever the person's own form says of notices, ours asks for none. */
const quieted = (pairs: Pair[], quiet: Profile['form']['quiet'], seen: readonly FieldNote[]): Pair[] => [
  ...pairs.filter(([name]) => !quiet.some(([other]) => other === name)),
  ...quiet.filter(([name]) => seen.some((field) => field.name === name)),
]

/**
 * What a new entry has to be sent with, after the one that the person made; undefined if it would not be whole. What nobody may tell of it is left out: were
 * it needed, NEO would refuse, and nothing would be made.
 */
export const createFieldsOf = (
  { command, call }: { command: CommandNote; call: CallNote },
  form: Profile['form'],
  flags: Partial<Record<FlagName, string | undefined>> = {},
): { fields: Pair[]; restored: string[] } | undefined => {
  const needed: Role[] = ['event', 'detail', 'place', 'other', 'memo', 'first', 'last', 'from', 'to', 'uid']
  if (!needed.every((role) => command.fields.some(({ is }) => is === role))) return
  const special = (name: FlagName) => (flags[name] === undefined ? [] : [flags[name]])
  const isFlag = new Set(flagNames.flatMap(special))
  const usual = flagNames.flatMap((name): Pair[] => {
    const choice = call.form?.choices.find(
      (one) => one.name === flags[name] && !one.tick && form.flags[name].usual.includes(one.label),
    )
    return choice ? [[choice.name, choice.value]] : []
  })
  const plain = command.fields.filter(({ name, is }) => !isFlag.has(name) && is !== 'id')
  const pairs = plain.flatMap((field): Pair[] => {
    const pair = templateOf(field)
    return pair ? [pair] : []
  })
  const isOurs = (is: Role) => is in templates && is !== 'uid'
  return {
    fields: quieted([...pairs, ...usual], form.quiet, command.fields),
    restored: [
      ...new Set([
        ...plain
          .filter(({ is, name }) => !isOurs(is) && !form.quiet.some(([quiet]) => quiet === name))
          .map((one) => one.name),
        ...isFlag,
      ]),
    ].slice(0, 100),
  }
}

/** What a deletion has to be sent with; undefined if a part of it may not be told: half a deletion might be another one. */
export const removeFieldsOf = ({ fields }: CommandNote, { quiet }: Profile['form']): Pair[] | undefined => {
  const isQuiet = (name: string) => quiet.some(([other]) => other === name)
  const pairs = fields
    .filter(({ is, name }) => is !== 'empty' && !isQuiet(name))
    .map((field) => (['id', 'uid', 'same', 'first'].includes(field.is) ? templateOf(field) : undefined))
  if (pairs.some((pair) => pair === undefined) || !fields.some(({ is }) => is === 'id')) return
  return quieted(
    pairs.filter((pair) => pair !== undefined),
    quiet,
    fields,
  )
}
