import type { Day, Times } from '../times.ts'
import { dayOf, numberOf } from './civil.ts'
import { daysOfRule, hasDay, lastDayOfRule } from './days.ts'
import type { Exception, Own, Series } from './series.ts'

/** One date of a series. `day`: by which the rule knows it. `own`: what it has of its own, its times left out. */
export type Occurrence = { day: Day; times: Times; own: Omit<Own, 'times'> }

export const startOf = (times: Times): Day => (times.kind === 'timed' ? times.start.slice(0, 10) : times.first)
export const endOf = (times: Times): Day => (times.kind === 'timed' ? times.end.slice(0, 10) : times.last)

/** The same times on another day. */
export const timesOn = (times: Times, day: Day): Times => {
  const first = startOf(times)
  if (first === day) return times
  const last = dayOf(numberOf(endOf(times)) + numberOf(day) - numberOf(first))
  return times.kind === 'days'
    ? { kind: 'days', first: day, last }
    : { kind: 'timed', start: `${day}${times.start.slice(10)}`, end: `${last}${times.end.slice(10)}` }
}

export const exceptionsByDay = ({ exceptions }: Series): ReadonlyMap<Day, Exception> =>
  new Map(exceptions.map((one) => [one.day, one]))

const occurrenceOf = (times: Times, day: Day, exception: Exception | undefined): Occurrence | undefined => {
  if (exception?.is === 'cancelled') return
  const { times: moved, ...own } = exception?.own ?? {}
  return { day, times: moved ?? timesOn(times, day), own }
}

/** What stands on a day of the rule; undefined: nothing, it is cancelled or no day of the rule's. */
export const occurrenceOn = (times: Times, series: Series, day: Day): Occurrence | undefined =>
  hasDay(series.rule, startOf(times), day)
    ? occurrenceOf(
        times,
        day,
        series.exceptions.find((one) => one.day === day),
      )
    : undefined

/** Occurrences by the days of the rule, from one day to another, both inclusive, one after the other. */
export function* occurrencesByRule(times: Times, series: Series, from: Day, to: Day): Generator<Occurrence> {
  const exceptions = exceptionsByDay(series)
  for (const day of daysOfRule(series.rule, startOf(times), from, to)) {
    const occurrence = occurrenceOf(times, day, exceptions.get(day))
    if (occurrence) yield occurrence
  }
}

/** Whether times touch days, both inclusive; what ends at midnight does not touch the day that begins there. */
const touch = (times: Times, from: Day, to: Day) => {
  const isMidnight = times.kind === 'timed' && times.end.endsWith('T00:00') && times.end > times.start
  const last = isMidnight ? dayOf(numberOf(endOf(times)) - 1) : endOf(times)
  return startOf(times) <= to && last >= from
}

/** All occurrences that touch these days, wherever they were moved from, in no special order: bounded by the days, and made one by one. */
export function* occurrences(times: Times, series: Series, from: Day, to: Day): Generator<Occurrence> {
  const first = startOf(times)
  const changed = exceptionsByDay(series)
  const length = numberOf(endOf(times)) - numberOf(first)
  for (const day of daysOfRule(series.rule, first, dayOf(Math.max(0, numberOf(from) - length)), to)) {
    if (changed.has(day)) continue
    const occurrence = { day, times: timesOn(times, day), own: {} }
    if (touch(occurrence.times, from, to)) yield occurrence
  }
  for (const [day, exception] of changed) {
    const occurrence = occurrenceOf(times, day, exception)
    if (occurrence && touch(occurrence.times, from, to) && hasDay(series.rule, first, day)) yield occurrence
  }
}

/** The end of the date that ends last, as far as the series has one: a wall time, or the last day. undefined: it never ends. */
export const endOfSeries = (times: Times, series: Series): string | undefined => {
  const last = lastDayOfRule(series.rule, startOf(times))
  if (series.rule.end.is === 'never') return
  const ends = [
    ...(last === undefined ? [times] : [timesOn(times, last)]),
    ...series.exceptions.flatMap((one) => (one.is === 'changed' && one.own.times ? [one.own.times] : [])),
  ].map((one) => (one.kind === 'timed' ? one.end : `${one.last}T24:00`))
  return ends.toSorted().at(-1)
}
