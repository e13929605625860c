import type { Day } from '../times.ts'
import { dateOfNumber, type DayNumber, dayOf, daysInMonth, numberOf, numberOfDate, weekdayOf } from './civil.ts'
import type { DayOfMonth, Pattern, Rule, Short } from './series.ts'

/** No calendar goes further. */
const lastNumber = numberOfDate(9999, 12, 31)

/** The one day of a month; undefined where the month has none. */
const dayInMonth = (year: number, month: number, on: DayOfMonth, short: Short): DayNumber | undefined => {
  const length = daysInMonth(year, month)
  const first = numberOfDate(year, month, 1)
  if ('day' in on) {
    if (on.day <= length) return first + on.day - 1
    return short === 'last' ? first + length - 1 : undefined
  }
  const fitting: DayNumber[] = []
  for (let number = first; number < first + length; number++)
    if (on.weekdays.includes(weekdayOf(number))) fitting.push(number)
  return on.nth === -1 ? fitting.at(-1) : fitting[on.nth - 1]
}

const monthsOf = (number: DayNumber) => {
  const { year, month } = dateOfNumber(number)
  return year * 12 + month - 1
}

/**
 * The days that a pattern gives from `from` on, counted from `start`, in order, without end until the year 9999.
 */
function* patternDays(pattern: Pattern, short: Short, start: DayNumber, from: DayNumber): Generator<DayNumber> {
  const begin = Math.max(start, from)
  const skip = (passed: number) => Math.max(0, Math.floor(passed / pattern.n) * pattern.n)
  if (pattern.every === 'day') {
    let number = start + skip(begin - start)
    if (number < begin) number += pattern.n
    for (; number <= lastNumber; number += pattern.n) yield number
    return
  }
  if (pattern.every === 'week') {
    const places = pattern.weekdays.map((day) => (day - pattern.weekStart + 7) % 7).toSorted((a, b) => a - b)
    const week = start - ((weekdayOf(start) - pattern.weekStart + 7) % 7)
    const passed = Math.floor((begin - week) / 7)
    for (let at = week + 7 * skip(passed); at <= lastNumber; at += 7 * pattern.n)
      for (const place of places) if (at + place >= begin && at + place <= lastNumber) yield at + place
    return
  }
  const step = pattern.every === 'year' ? pattern.n * 12 : pattern.n
  const first = pattern.every === 'year' ? dateOfNumber(start).year * 12 + pattern.month - 1 : monthsOf(start)
  const passed = Math.max(0, Math.floor((monthsOf(begin) - first) / step) * step)
  for (let at = first + passed; at < 10_000 * 12; at += step) {
    const number = dayInMonth(Math.floor(at / 12), (at % 12) + 1, pattern.on, short)
    if (number !== undefined && number >= begin) yield number
  }
}

/** Where rules that end by a count end, by their first day. */
const lastOf = new WeakMap<Rule, Map<DayNumber, DayNumber>>()
/** No day after it belongs to the rule; before `start` where it gives none at all. */
const endNumber = (rule: Rule, start: DayNumber): DayNumber => {
  const { end, pattern, short } = rule
  if (end.is === 'never') return lastNumber
  if (end.is === 'until') return Math.min(numberOf(end.day), lastNumber)
  const known = lastOf.get(rule) ?? new Map<DayNumber, DayNumber>()
  lastOf.set(rule, known)
  const found = known.get(start)
  if (found !== undefined) return found
  let last = start - 1
  let left = end.count
  if (left > 0)
    for (const number of patternDays(pattern, short, start, start)) {
      last = number
      if (--left <= 0) break
    }
  known.set(start, last)
  return last
}

/** The days of a rule whose first occurrence is on `first` or later, as far as they lie between `from` and `to`, both inclusive, in order. */
export function* daysOfRule(rule: Rule, first: Day, from: Day, to: Day): Generator<Day> {
  const start = numberOf(first)
  const end = Math.min(endNumber(rule, start), numberOf(to))
  for (const number of patternDays(rule.pattern, rule.short, start, numberOf(from))) {
    if (number > end) return
    yield dayOf(number)
  }
}

/** Whether the rule gives this day. */
export const hasDay = (rule: Rule, first: Day, day: Day): boolean => !daysOfRule(rule, first, day, day).next().done

/** The last day that a rule gives; undefined: it does not end, or gives none. */
export const lastDayOfRule = (rule: Rule, first: Day): Day | undefined => {
  if (rule.end.is === 'never') return
  const end = dayOf(endNumber(rule, numberOf(first)))
  if (rule.end.is === 'count') return end < first ? undefined : end
  // The longest wait is for a leap day every so many years.
  let last: Day | undefined
  for (let days = 62; ; days *= 8) {
    const from = dayOf(Math.max(numberOf(first), numberOf(end) - days))
    for (const day of daysOfRule(rule, first, from, end)) last = day
    if (last !== undefined || from <= first) return last
  }
}

export const firstDayOfRule = (rule: Rule, first: Day): Day | undefined => {
  const found = daysOfRule(rule, first, first, '9999-12-31').next()
  return found.done ? undefined : found.value
}
