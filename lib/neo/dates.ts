import type { Day } from '../core/event.ts'
import { startOf } from '../core/series/occurrences.ts'
import { valueOf } from './forms.ts'
import type { Listed } from './list.ts'
import type { Profile } from './profile-schema.ts'
import { lineOf } from './rule-form.ts'
import type { SerialisedForm } from './serialise.ts'
import { dayOf } from './times.ts'

type Names = Profile['form']

/** Names one date of an entry with several of no rule (不定期): every such date is an event of its own here. */
export const dateId = (sid: string, day: Day) => `${sid}@${day}`

const pattern = /^(.+)@(\d{4}-\d{2}-\d{2})$/

/** The entry that an id names, and the date of it if it names one. */
export const entryOf = (id: string): { sid: string; day?: Day } => {
  const [, sid, day] = pattern.exec(id) ?? []
  return sid === undefined || day === undefined ? { sid: id } : { sid, day }
}

/** What an entry is, as its form says in words; unknown where it says nothing that we know. */
export type EntryKind = 'single' | 'series' | 'dates' | 'unknown'

export const kindOfEntry = (form: SerialisedForm, { repeat, notRepeated, series }: Names): EntryKind => {
  const value = valueOf(form, repeat)
  if (value === undefined || !series) return 'unknown'
  if (notRepeated.includes(value)) return 'single'
  const labels = (form.choices ?? []).flatMap((one) => (one.name === repeat && one.value === value ? [one.label] : []))
  const isCalled = (words: readonly string[]) => labels.some((label) => words.includes(label))
  if (isCalled(series.irregular)) return 'dates'
  return Object.values(series.kinds).some(isCalled) ? 'series' : 'unknown'
}

/** All dates that the form says the entry has, in order; undefined: it does not say them as we know it. */
const datesIn = (form: SerialisedForm, { series }: Names): Day[] | undefined => {
  const line = series && lineOf(form, series.dates)
  if (!line) return
  const days = line.value.split(/[\s,、;；]+/).filter((part) => part !== '')
  const read = days.flatMap((day) => dayOf(day) ?? [])
  return read.length === days.length && read.length > 0 ? [...new Set(read)].toSorted() : undefined
}

/**
 * The same, believed only where it is what the list shows in the days that it covered: a date that stands elsewhere than the form says, or a line that
 * means something else, would make all of it wrong.
 */
export const allDates = (
  form: SerialisedForm,
  names: Names,
  { shown = [] }: Partial<Pick<Listed, 'shown'>>,
  days: { from: Day; to: Day } | undefined,
): Day[] | undefined => {
  const said = datesIn(form, names)
  if (!said || !days) return
  const isIn = (day: Day) => day >= days.from && day <= days.to
  const listed = shown.map(({ times }) => startOf(times))
  const isShown = said.filter(isIn).every((day) => listed.includes(day))
  return isShown && listed.every((day) => said.includes(day)) ? said : undefined
}
