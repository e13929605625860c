import type { Flags } from '../flags.ts'
import type { Day, Times } from '../times.ts'

/** 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
/** -1 is the last. A month without a fifth one has none. */
export type Nth = 1 | 2 | 3 | 4 | 5 | -1

/**
 * Which day of a month: its number (1–31), or the nth of all its days that fall on one of these weekdays (one weekday as a rule; Monday to Friday: the
 * nth workday).
 */
export type DayOfMonth = { day: number } | { nth: Nth; weekdays: readonly Weekday[] }

/**
 * Every `n` days, weeks, months or years, counted from the day, week, month or year of the first occurrence. `weekStart`: where a week begins; it tells
 * only where n is above 1 and there are several weekdays. `month`: 1–12.
 */
export type Pattern =
  | { every: 'day'; n: number }
  | { every: 'week'; n: number; weekdays: readonly Weekday[]; weekStart: Weekday }
  | { every: 'month'; n: number; on: DayOfMonth }
  | { every: 'year'; n: number; month: number; on: DayOfMonth }

/** `day` is inclusive. `count` counts cancelled occurrences too. */
export type End = { is: 'never' } | { is: 'until'; day: Day } | { is: 'count'; count: number }

/** What becomes of the 29th to 31st in a month without it: its last day instead, or nothing. */
export const shorts = ['last', 'skip'] as const
export type Short = (typeof shorts)[number]

export type Rule = { pattern: Pattern; end: End; short: Short }

/** What an occurrence has of its own, different from the series: absent = as the series has it. */
export type Own = { subject?: string; times?: Times; place?: string; body?: string } & Partial<Flags>

/** `day`: the day that the rule gives (the first day of the occurrence), wherever it was moved. */
export type Exception = { day: Day; is: 'cancelled' } | { day: Day; is: 'changed'; own: Own }

/**
 * How an event repeats. Its `times` are those of the first occurrence, which gives every other its time of day and its length. Exceptions are in the order
 * of their days, one for each at the most.
 */
export type Series = { rule: Rule; exceptions: readonly Exception[] }
