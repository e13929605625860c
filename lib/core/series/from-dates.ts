import type { Times, Window } from '../event.ts'
import type { Day } from '../times.ts'
import { plainRule, textOfTimes } from './canonical.ts'
import { dayOf, numberOf } from './civil.ts'
import { daysOfRule, firstDayOfRule } from './days.ts'
import { startOf, timesOn } from './occurrences.ts'
import { isShortAtTimes } from './pattern.ts'
import { type Exception, type Own, type Rule, type Series, shorts } from './series.ts'

/** One date that a side lists for a series. `own`: what it says of it beside its times that differs from the series. */
export type Listed = { times: Times; own?: Omit<Own, 'times'> }

/** What a rule and the dates that are really listed make together. `extra`: listed dates that cannot be any day of the rule's. */
export type FromDates = { series: Series; extra: readonly Times[] }

/** A holiday moves a date to a near workday; further away it is another date. */
const farthest = 10

const sameTimes = (a: Times, b: Times) => textOfTimes(a) === textOfTimes(b)

/** Listed dates by the days of the rule: first those that stand where they should, then the nearest. */
const assign = (days: readonly Day[], margin: readonly Day[], listed: readonly Listed[], times: Times) => {
  const found = new Map<Day, Listed>()
  const left = new Set(listed)
  const take = (day: Day, one: Listed) => {
    found.set(day, one)
    left.delete(one)
  }
  const inDays = new Set(days)
  for (const isExact of [true, false])
    for (const one of listed) {
      const day = startOf(one.times)
      if (!left.has(one) || !inDays.has(day) || found.has(day)) continue
      if (!isExact || sameTimes(one.times, timesOn(times, day))) take(day, one)
    }
  const distance = (day: Day, one: Listed) => Math.abs(numberOf(day) - numberOf(startOf(one.times)))
  // A date may have been moved in from beyond the days that are listed.
  for (const candidates of [days, margin]) {
    const pairs = [...left]
      .flatMap((one) =>
        candidates.filter((day) => !found.has(day) && distance(day, one) <= farthest).map((day) => ({ day, one })),
      )
      .toSorted((a, b) => distance(a.day, a.one) - distance(b.day, b.one) || (a.day < b.day ? -1 : 1))
    for (const { day, one } of pairs) if (!found.has(day) && left.has(one)) take(day, one)
  }
  return { found, extra: [...left] }
}

const readWith = (
  times: Times,
  rule: Rule,
  listed: readonly Listed[],
  window: Window,
  kept: readonly Exception[],
): FromDates => {
  const first = startOf(times)
  const days = [...daysOfRule(rule, first, window.from, window.to)]
  const around = { from: dayOf(numberOf(window.from) - farthest), to: dayOf(numberOf(window.to) + farthest) }
  const margin = [...daysOfRule(rule, first, around.from, around.to)].filter(
    (day) => day < window.from || day > window.to,
  )
  const { found, extra } = assign(days, margin, listed, times)
  const exceptions = new Map(kept.filter(({ day }) => !days.includes(day)).map((one) => [one.day, one]))
  for (const day of days) if (!found.has(day)) exceptions.set(day, { day, is: 'cancelled' })
  for (const [day, one] of found) {
    const isMoved = !sameTimes(one.times, timesOn(times, day))
    const own: Own = { ...one.own, ...(isMoved && { times: one.times }) }
    if (Object.keys(own).length > 0) exceptions.set(day, { day, is: 'changed', own })
  }
  const sorted = [...exceptions.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1))
  return { series: { rule, exceptions: sorted }, extra: extra.map((one) => one.times) }
}

/**
 * The exceptions of a series of which a side tells the rule and, for some days, all dates. The dates are the truth: they also tell what becomes of the
 * 29th to 31st in a month without it. `listed`: every date that begins in `window`. `kept`: exceptions that were known before; those outside the
 * window stay.
 */
export const exceptionsFromDates = (
  times: Times,
  rule: Rule,
  listed: readonly Listed[],
  window: Window,
  kept: readonly Exception[] = [],
): FromDates => {
  // A guess may leave a rule no day at all: 29 February, every four years from one without it.
  const firsts = shorts.map((short) => firstDayOfRule({ ...rule, short }, startOf(times)))
  const first = firsts.find((day) => day !== undefined)
  const isOpen = first !== undefined && isShortAtTimes(plainRule(rule, first).pattern)
  const guesses = isOpen ? [rule.short, ...shorts.filter((short) => short !== rule.short)] : [rule.short]
  // A date that cannot be any day of the rule's speaks against the guess, before any number of exceptions.
  const worse = (a: FromDates, b: FromDates) =>
    a.extra.length - b.extra.length || a.series.exceptions.length - b.series.exceptions.length
  const read = guesses.map((short) => readWith(times, { ...rule, short }, listed, window, kept))
  return read.toSorted(worse)[0] ?? { series: { rule, exceptions: [] }, extra: [] }
}
