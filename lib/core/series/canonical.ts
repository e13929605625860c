import type { Day, Times } from '../times.ts'
import { numberOf } from './civil.ts'
import { daysOfRule, firstDayOfRule, hasDay, lastDayOfRule } from './days.ts'
import { exceptionsByDay, startOf, timesOn } from './occurrences.ts'
import { plainPattern } from './pattern.ts'
import type { Exception, Own, Rule, Series } from './series.ts'

/** What a series has that its occurrences may have of their own. */
export type Whole = { times: Times } & Omit<Own, 'times'>

const ownNames = [
  'subject',
  'times',
  'place',
  'body',
  'visibility',
  'certainty',
  'importance',
] as const satisfies readonly (keyof Own)[]

/** One text for equal times, in whatever order their parts were noted. */
export const textOfTimes = (times: Times) =>
  times.kind === 'timed' ? `${times.start}/${times.end}` : `${times.first}/${times.last}`

const textOfOwn = (own: Own): string =>
  JSON.stringify(
    ownNames.flatMap((name) => {
      const value = own[name]
      return value === undefined ? [] : [[name, typeof value === 'string' ? value : textOfTimes(value)]]
    }),
  )
export const textOfException = (exception: Exception | undefined): string => {
  if (!exception) return ''
  return exception.is === 'cancelled' ? 'x' : textOfOwn(exception.own)
}

/** What is the same as in the series is nothing of its own. */
const ownOnly = (own: Own, whole: Whole, day: Day): Own =>
  Object.fromEntries(
    ownNames.flatMap((name) => {
      const value = own[name]
      if (value === undefined) return []
      const isSame =
        typeof value === 'string'
          ? value === whole[name]
          : textOfTimes(value) === textOfTimes(timesOn(whole.times, day))
      return isSame ? [] : [[name, value]]
    }),
  )

const plainExceptions = (series: Series, rule: Rule, whole: Whole): Exception[] => {
  const first = startOf(whole.times)
  return [...exceptionsByDay(series).values()]
    .filter(({ day }) => hasDay(rule, first, day))
    .flatMap((one): Exception[] => {
      if (one.is === 'cancelled') return [{ day: one.day, is: 'cancelled' }]
      const own = ownOnly(one.own, whole, one.day)
      return Object.keys(own).length > 0 ? [{ day: one.day, is: 'changed', own }] : []
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

/** A rule that can be told by its parts: where it ends by a count, by its last day. `first`: the first day that it gives. */
export const plainRule = (rule: Rule, first: Day): Rule => {
  const { pattern, short } = plainPattern(rule.pattern, rule.short, numberOf(first))
  const last = lastDayOfRule(rule, first)
  return { pattern, short, end: last === undefined ? rule.end : { is: 'until', day: last } }
}

/**
 * The plainest form of a series and the times of its first occurrence: the first day is one of the rule's, the end is a day of the rule's, exceptions that
 * say nothing are gone. Of a rule that gives no day at all nothing is changed.
 */
export const plainSeries = (whole: Whole, series: Series): { times: Times; series: Series } => {
  const first = firstDayOfRule(series.rule, startOf(whole.times))
  if (first === undefined) return { times: whole.times, series }
  const times = timesOn(whole.times, first)
  // A count is counted from where the rule begins.
  const rule = plainRule(series.rule, first)
  return { times, series: { rule, exceptions: plainExceptions(series, rule, { ...whole, times }) } }
}

/** So many dates are compared one by one. */
const mostDates = 1500

/** Dates as they are in the end: the same date is the same, by whichever day the rule knows it. */
const textOfDates = (times: Times, series: Series): string | undefined => {
  const exceptions = exceptionsByDay(series)
  const entries: string[] = []
  let left = mostDates
  for (const day of daysOfRule(series.rule, startOf(times), startOf(times), '9999-12-31')) {
    if (left-- === 0) return
    const exception = exceptions.get(day)
    if (exception?.is === 'cancelled') continue
    const { times: moved, ...own } = exception?.own ?? {}
    const at = moved ? startOf(moved) : day
    const isPlain = !moved || textOfTimes(moved) === textOfTimes(timesOn(times, at))
    const rest = Object.keys(own).length > 0 ? textOfOwn(own) : ''
    entries.push(`${isPlain ? at : textOfTimes(moved)}${rest}`)
  }
  return JSON.stringify(entries.toSorted())
}

const textOfRule = (series: Series): string =>
  JSON.stringify([textOfPattern(series.rule), series.exceptions.map((one) => [one.day, textOfException(one)])])

/** Patterns have few parts, and each always the same. */
export const textOfPattern = ({ pattern, end, short }: Rule): string => {
  const on = 'on' in pattern ? pattern.on : undefined
  return JSON.stringify([
    pattern.every,
    pattern.n,
    'weekdays' in pattern ? [pattern.weekdays, pattern.weekStart] : 0,
    'month' in pattern ? pattern.month : 0,
    on ? ('day' in on ? on.day : [on.nth, on.weekdays]) : 0,
    short,
    end.is === 'never' ? 0 : end.is === 'until' ? end.day : end.count,
  ])
}

const known = new WeakMap<Series, { times: string; text: string }>()

/**
 * A plain series as one text. Series that end have equal texts exactly if their dates are equal; of those that never end the rules are compared, and the
 * exceptions. The time of day is no part of it, but where an occurrence has one of its own.
 */
export const textOfSeries = (times: Times, series: Series): string => {
  const by = textOfTimes(times)
  const found = known.get(series)
  if (found?.times === by) return found.text
  const text = (series.rule.end.is === 'never' ? undefined : textOfDates(times, series)) ?? textOfRule(series)
  known.set(series, { times: by, text })
  return text
}
