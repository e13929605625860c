import type { Fields, Times, Window } from '../core/event.ts'
import { firstDay, normalise } from '../core/normal.ts'
import { exceptionsFromDates, type FromDates, type Listed as ListedDate } from '../core/series/from-dates.ts'
import { daysOfRule, hasDay } from '../core/series/days.ts'
import { startOf, timesOn } from '../core/series/occurrences.ts'
import type { Exception, Own, Rule } from '../core/series/series.ts'
import type { Listed } from './list.ts'
import type { Profile } from './profile-schema.ts'
import { ruleControls, rulesIn, scopeControls } from './rule-form.ts'
import type { SerialisedForm } from './serialise.ts'

/** A date of a series as the list shows it. */
export type Shown = { times: Times; text: string }

export const clock = (times: Times) =>
  times.kind === 'days'
    ? ''
    : `${times.start.slice(10)}/${times.end.slice(10)}/${firstDay(times) === times.end.slice(0, 10)}`
export const likeness = ({ times, text }: Shown) => `${text} ${clock(times)}`

/** Dates that look the same, as most of them do: the others have something of their own. */
export const usualDates = (shown: readonly Shown[]): Shown[] => {
  const groups = new Map<string, Shown[]>()
  for (const one of shown) groups.set(likeness(one), [...(groups.get(likeness(one)) ?? []), one])
  return [...groups.values()].toSorted((a, b) => b.length - a.length)[0] ?? []
}

/** The day on which a series is opened: one that has nothing of its own, and of days that a short month lacks the latest. */
export const dayToOpen = ({ shown }: Pick<Listed, 'shown'>): string | undefined => {
  const days = usualDates(shown).map(({ times }) => startOf(times))
  const late = days.toSorted((a, b) => Number(b.slice(8)) - Number(a.slice(8)))[0]
  return late !== undefined && Number(late.slice(8)) > 28 ? late : days[0]
}

/** `own`: what one date holds, read from its own form. Undefined: it cannot be told. */
export type ReadDay = (day: string) => Promise<Fields | undefined>

type Known = {
  form: SerialisedForm
  names: Profile['form']
  /** What the form says of it. */
  fields: Fields
  /** The day for which the form was asked. */
  opened: string
  shown: readonly Shown[]
  /** The days that were listed. */
  window: Window
  /** The series as it was known before: its first day and its exceptions may lie where nobody looks now. */
  before: Fields | undefined
  readDay: ReadDay
}

/** So many dates may be the one with which the series begins. */
const mostStarts = 4

const cost = ({ series, extra }: FromDates) => series.exceptions.length + 3 * extra.length

const kept = (before: Fields | undefined): readonly Exception[] => before?.series?.exceptions ?? []

/** Where the series may begin: as it was known before, as the form says, or on one of the listed dates. */
const startsOf = ({ fields, before, shown }: Known, isWhole: boolean, rule: Rule): Times[] => {
  if (isWhole) return [fields.times]
  const usual = usualDates(shown).map(({ times }) => times)
  const listed = usual.filter((times) => hasDay(rule, startOf(times), startOf(times))).slice(0, mostStarts)
  const [first] = listed
  const old =
    before?.series && first && startOf(before.times) <= startOf(first)
      ? [timesOn(fields.times, startOf(before.times))]
      : []
  return [...old, ...listed]
}

const inside = (window: Window, first: string): Window => ({
  ...window,
  from: window.from > first ? window.from : first,
})

/** Whether the list shows as many days of the rule as it counts, from its first to its last: then it begins with the first of them. */
const isListedWhole = ({ shown }: Known, rule: Rule): boolean => {
  if (rule.end.is !== 'count') return true
  const endless: Rule = { ...rule, end: { is: 'never' } }
  const days = usualDates(shown).map(({ times }) => startOf(times))
  const own = days.filter((day) => hasDay(endless, day, day)).toSorted()
  const [first, last] = [own[0], own.at(-1)]
  if (first === undefined || last === undefined) return false
  return [...daysOfRule(endless, first, first, last)].length === rule.end.count
}

const readings = (known: Known, isWhole: boolean, dates: readonly ListedDate[]) => {
  const controls = ruleControls(known.form, known.names)
  if (!controls || controls.kind.now === 'single' || controls.kind.now === 'other') return []
  const day = isWhole ? startOf(known.fields.times) : known.opened
  return rulesIn(controls, day).flatMap((rule) =>
    // A count is counted from the first date, which is known only where it is listed.
    !isWhole && !known.before?.series && !isListedWhole(known, rule)
      ? []
      : startsOf(known, isWhole, rule).map((times) => ({
          times,
          ...exceptionsFromDates(times, rule, dates, inside(known.window, startOf(times)), kept(known.before)),
        })),
  )
}

const ownOf = (fields: Fields): Own => {
  const { block: _, series: __, ...own } = fields
  return own
}

/**
 * The series that an entry form and the listed dates show together; undefined: it cannot be told. The dates are the truth, the
 * rule tells what comes after them.
 */
export const readSeries = async (known: Known): Promise<Fields | undefined> => {
  const { form, names, fields, opened, shown } = known
  const scope = scopeControls(form, names, opened)
  if (!scope) return
  const isWhole = scope.about === undefined
  // A form that was opened for another day says nothing about this one.
  if (!isWhole && scope.about !== opened) return
  const dates = shown.filter(({ times }) => startOf(times) >= known.window.from && startOf(times) <= known.window.to)
  const found = readings(known, isWhole, dates).toSorted((a, b) => cost(a) - cost(b))[0]
  if (!found || found.extra.length > 0) return
  const usual = new Set(usualDates(shown).map(likeness))
  const all = new Map(found.series.exceptions.map((one) => [one.day, one]))
  for (const one of dates.filter((date) => !usual.has(likeness(date)))) {
    const stands = startOf(one.times)
    // What such a date holds only its own form tells.
    const held = isWhole ? undefined : await known.readDay(stands)
    if (!held) return
    const moved = found.series.exceptions.find(
      (each) => each.is === 'changed' && each.own.times && startOf(each.own.times) === stands,
    )
    const day = moved?.day ?? stands
    all.set(day, { day, is: 'changed', own: ownOf({ ...held, times: one.times }) })
  }
  const series = { rule: found.series.rule, exceptions: [...all.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1)) }
  const whole = normalise({ ...fields, times: found.times, series })
  return whole.series && whole
}
