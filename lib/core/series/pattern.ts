import { type DayNumber, daysInMonth, dateOfNumber, weekdayOf } from './civil.ts'
import type { DayOfMonth, Pattern, Short, Weekday } from './series.ts'

export const allWeekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const sorted = (weekdays: readonly Weekday[]) => allWeekdays.filter((day) => weekdays.includes(day))

/** The nth of all days is a number; so is the last. */
const plainDay = (on: DayOfMonth, short: Short): { on: DayOfMonth; short: Short } => {
  if ('day' in on) return { on, short }
  const weekdays = sorted(on.weekdays)
  if (weekdays.length < 7) return { on: { nth: on.nth, weekdays }, short }
  return on.nth === -1 ? { on: { day: 31 }, short: 'last' } : { on: { day: on.nth }, short }
}

/** Where a week begins tells only how its days are grouped: the first of them that follows says the same. */
const weekStartOf = (weekdays: readonly Weekday[], weekStart: Weekday): Weekday =>
  allWeekdays
    .toSorted((a, b) => ((a - weekStart + 7) % 7) - ((b - weekStart + 7) % 7))
    .find((day) => weekdays.includes(day)) ?? 1

const plainWeek = ({ n, weekdays, weekStart }: Extract<Pattern, { every: 'week' }>): Pattern => {
  const days = sorted(weekdays)
  if (n === 1 && days.length === 7) return { every: 'day', n: 1 }
  return { every: 'week', n, weekdays: days, weekStart: n === 1 || days.length < 2 ? 1 : weekStartOf(days, weekStart) }
}

/** The longest that a month ever is, and the shortest. */
const lengthsOf = (month: number) => [daysInMonth(2024, month), daysInMonth(2023, month)] as const

const plainYear = (pattern: Extract<Pattern, { every: 'year' }>, short: Short): { pattern: Pattern; short: Short } => {
  const { on, month } = pattern
  if (!('day' in on)) return { pattern, short: 'last' }
  const [longest, shortest] = lengthsOf(month)
  if (on.day <= shortest) return { pattern, short: 'last' }
  return short === 'last'
    ? { pattern: { ...pattern, on: { day: Math.min(on.day, longest) } }, short }
    : { pattern, short }
}

/**
 * Of all that say the same the plainest. `first`: the first day that the pattern gives. Two patterns that give the same days are the same afterwards, as
 * far as that can be told from the pattern alone.
 */
export const plainPattern = (pattern: Pattern, short: Short, first: DayNumber): { pattern: Pattern; short: Short } => {
  switch (pattern.every) {
    case 'day':
      return {
        pattern:
          pattern.n % 7 === 0
            ? { every: 'week', n: pattern.n / 7, weekdays: [weekdayOf(first)], weekStart: 1 }
            : pattern,
        short: 'last',
      }
    case 'week':
      return { pattern: plainWeek(pattern), short: 'last' }
    case 'month': {
      const plain = plainDay(pattern.on, short)
      if (pattern.n % 12 === 0)
        return plainYear(
          { every: 'year', n: pattern.n / 12, month: dateOfNumber(first).month, on: plain.on },
          plain.short,
        )
      const isEverywhere = !('day' in plain.on) || plain.on.day <= 28
      return { pattern: { ...pattern, on: plain.on }, short: isEverywhere ? 'last' : plain.short }
    }
    case 'year': {
      const plain = plainDay(pattern.on, short)
      return plainYear({ ...pattern, on: plain.on }, plain.short)
    }
  }
}

/** Whether what becomes of days beyond the month makes a difference; of a plain pattern. */
export const isShortAtTimes = (pattern: Pattern): boolean => {
  if (pattern.every === 'month') return 'day' in pattern.on && pattern.on.day > 28
  return pattern.every === 'year' && 'day' in pattern.on && pattern.on.day > lengthsOf(pattern.month)[1]
}

/** Whether it makes a difference where a week begins. */
export const isWeekly = (pattern: Pattern): pattern is Extract<Pattern, { every: 'week' }> => pattern.every === 'week'
export const isGrouped = (pattern: Pattern): boolean =>
  isWeekly(pattern) && pattern.n > 1 && pattern.weekdays.length > 1
