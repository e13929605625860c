import type { Fields } from '../core/event.ts'
import { type FlagName, flagNames, type Flags, special, usual } from '../core/flags.ts'
import { valueOf } from './forms.ts'
import type { Profile } from './profile-schema.ts'
import type { Choice, SerialisedForm } from './serialise.ts'

/** How a new entry is given each flag that is not the usual: values of NEO's own form. What is absent was never seen. */
export type Codes = Partial<Record<FlagName, string>>

/** What a choice means. limited: some may read it, and who they are is known to NEO only. */
type Meaning = 'usual' | 'special' | 'limited'
const opposite = { usual: 'special', special: 'usual', limited: undefined } as const

const meaningOf = (label: string, words: Profile['form']['flags'][FlagName]): Meaning | undefined =>
  (['usual', 'special', 'limited'] as const).find((meaning) => words[meaning].includes(label))
const choicesOf = (form: SerialisedForm, name: string) => (form.choices ?? []).filter((one) => one.name === name)
const wanted = (name: FlagName, value: Flags[FlagName]) => (value === usual[name] ? 'usual' : 'special')

/** The meaning of what the control says now; undefined if nobody knows it. The words decide, never a code. */
const shownIn = (choices: readonly Choice[], words: Profile['form']['flags'][FlagName]): Meaning | undefined => {
  const [only, second] = choices
  if (only?.tick) {
    const meaning = second ? undefined : meaningOf(only.label, words)
    return meaning && (only.chosen ? meaning : opposite[meaning])
  }
  const chosen = choices.filter((one) => one.chosen)
  return chosen.length === 1 && chosen[0] ? meaningOf(chosen[0].label, words) : undefined
}

/** What has to be sent to give the control a meaning; '' unticks it. */
const sentFor = (
  choices: readonly Choice[],
  words: Profile['form']['flags'][FlagName],
  meaning: 'usual' | 'special',
): string | undefined => {
  const [only] = choices
  if (only?.tick) {
    const own = meaningOf(only.label, words)
    if (choices.length > 1 || only.disabled || own === undefined || own === 'limited') return
    return own === meaning ? only.value : ''
  }
  const [found, second] = choices.filter((one) => meaningOf(one.label, words) === meaning)
  return second || found?.disabled ? undefined : found?.value
}

export type ReadFlags = {
  flags: Partial<Flags>
  /** Those that cannot be set in this form, or must not, because they would be widened. */
  fixed: FlagName[]
  /** 公開方法 says something that nobody knows: it may be closed, and to whom is open. */
  isDoubtful: boolean
}

/** What an entry form says of the flags. */
export const readFlags = (form: SerialisedForm, { flags: profile }: Profile['form']): ReadFlags => {
  const read: ReadFlags = { flags: {}, fixed: [], isDoubtful: false }
  const flags: Record<string, string> = {}
  for (const name of flagNames) {
    const words = profile[name]
    const choices = choicesOf(form, words.name)
    const meaning = shownIn(choices, words)
    if (meaning) flags[name] = meaning === 'usual' ? usual[name] : special[name]
    else if (name === 'visibility') {
      // A NEO that says nothing of it shows its entries to all who see the schedule.
      if (choices.length === 0 && (valueOf(form, words.name) ?? '') === '') flags[name] = usual[name]
      else read.isDoubtful = true
    }
    const other = meaning && opposite[meaning]
    if (flags[name] !== undefined && (other === undefined || sentFor(choices, words, other) === undefined))
      read.fixed.push(name)
  }
  return { ...read, flags }
}

/** What the form's controls have to be set to for these flags; undefined if one of them cannot be said. One that is as wanted stays as it is. */
export const flagChanges = (
  form: SerialisedForm,
  fields: Fields,
  names: readonly FlagName[],
  profile: Profile['form'],
): [string, string][] | undefined => {
  const now = readFlags(form, profile)
  const changes: [string, string][] = []
  for (const name of names) {
    const value = fields[name]
    if (value === undefined || now.flags[name] === value) continue
    const words = profile.flags[name]
    const code = now.fixed.includes(name) ? undefined : sentFor(choicesOf(form, words.name), words, wanted(name, value))
    if (code === undefined) return
    changes.push([words.name, code])
  }
  return changes
}

/** What the form teaches about making a new entry. */
export const codesIn = (form: SerialisedForm, profile: Profile['form']): Codes =>
  Object.fromEntries(
    flagNames.flatMap((name) => {
      const words = profile.flags[name]
      const code = sentFor(choicesOf(form, words.name), words, 'special')
      return code === undefined || code === '' ? [] : [[name, code]]
    }),
  )

/** What a create has to say of the flags; undefined if it would have to make a private entry and cannot say so. */
export const createFlags = (
  fields: Partial<Flags>,
  codes: Codes,
  profile: Profile['form'],
): [string, string][] | undefined => {
  if (fields.visibility === 'private' && codes.visibility === undefined) return
  return flagNames.flatMap((name): [string, string][] => {
    const code = codes[name]
    return fields[name] === special[name] && code !== undefined ? [[profile.flags[name].name, code]] : []
  })
}
