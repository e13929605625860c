import type { SideName } from '../event.ts'
import type { Day, Times } from '../times.ts'
import { plainRule } from './canonical.ts'
import { daysOfRule, firstDayOfRule } from './days.ts'
import { startOf } from './occurrences.ts'
import { isGrouped, isShortAtTimes, isWeekly } from './pattern.ts'
import type { DayOfMonth, Exception, Nth, Rule, Series, Short, Weekday } from './series.ts'

/**
 * What a side's own rules can say. `sets`: the nth of several weekdays (first workday). `short`: what it makes of days beyond the month, as far as
 * anybody knows. `weekStart`: where its weeks begin, or that the rule may say it. `ownDates`: false = a date gets no values of its own there.
 * `takenDates`: false = no date is taken out there.
 */
export type Says = {
  nth: readonly Nth[]
  sets: boolean
  short: Short | 'unknown'
  weekStart: Weekday | 'any' | 'unknown'
  ownDates?: boolean
  takenDates?: boolean
}

/** What is known of each side without having seen it. */
export const usualSays: Record<SideName, Says> = {
  neo: { nth: [1, 2, 3, 4, 5, -1], sets: false, short: 'unknown', weekStart: 'unknown' },
  outlook: { nth: [1, 2, 3, 4, -1], sets: true, short: 'last', weekStart: 'any' },
}

/**
 * How a side can hold a series. series: with this rule and these exceptions, and nothing is lost. exceptions: with a wider rule whose surplus days are
 * cancelled one by one. singles: only as events of their own.
 */
export type Saying = { as: 'series' | 'exceptions'; series: Series } | { as: 'singles' }

/** So many dates may be cancelled to make a wider rule fit: each is a request or two of its own, and more than a person would ever make. */
const mostCancelled = 60

const says = ({ nth, sets, short, weekStart }: Says, rule: Rule): boolean => {
  const { pattern } = rule
  if (isShortAtTimes(pattern) && short !== rule.short) return false
  if (isWeekly(pattern)) return !isGrouped(pattern) || weekStart === 'any' || weekStart === pattern.weekStart
  if (pattern.every === 'day' || 'day' in pattern.on) return true
  return nth.includes(pattern.on.nth) && (sets || pattern.on.weekdays.length === 1)
}

const withDayOfMonth = (rule: Rule, on: DayOfMonth, short: Short): Rule | undefined => {
  const { pattern } = rule
  return pattern.every === 'month' || pattern.every === 'year'
    ? { ...rule, pattern: { ...pattern, on }, short }
    : undefined
}

/** Rules that give all days of this one and some more. */
const wider = (rule: Rule): Rule[] => {
  const { pattern } = rule
  const found: (Rule | undefined)[] = []
  if (isGrouped(pattern) && isWeekly(pattern)) found.push({ ...rule, pattern: { ...pattern, n: 1, weekStart: 1 } })
  if ('on' in pattern && 'nth' in pattern.on && pattern.on.nth === 5)
    found.push(withDayOfMonth(rule, { nth: -1, weekdays: pattern.on.weekdays }, rule.short))
  if ('on' in pattern && 'day' in pattern.on && rule.short === 'skip')
    found.push(withDayOfMonth(rule, pattern.on, 'last'))
  return found.filter((one) => one !== undefined)
}

/** The same dates by a wider rule; undefined if that would need too many cancellations, or without end. */
const narrowed = (times: Times, { rule, exceptions }: Series, wide: Rule): Series | undefined => {
  if (rule.end.is !== 'until') return
  const first = startOf(times)
  const all: readonly Day[] = [...daysOfRule(rule, first, first, rule.end.day)]
  const days = new Set(all)
  const surplus: Exception[] = []
  for (const day of daysOfRule(wide, first, first, rule.end.day)) {
    if (days.delete(day)) continue
    surplus.push({ day, is: 'cancelled' })
    if (surplus.length > mostCancelled) return
  }
  if (days.size > 0) return
  return { rule: wide, exceptions: [...exceptions, ...surplus].toSorted((a, b) => (a.day < b.day ? -1 : 1)) }
}

/** How a side can say a plain series: the rule that it is given says what is meant by the side's own conventions. */
export const sayable = (side: Says, times: Times, series: Series): Saying => {
  const first = firstDayOfRule(series.rule, startOf(times))
  if (first === undefined) return { as: 'singles' }
  const rule = plainRule(series.rule, first)
  if (says(side, rule)) return { as: 'series', series: { rule, exceptions: series.exceptions } }
  for (const wide of wider(rule)) {
    const held = says(side, wide) ? narrowed(times, { ...series, rule }, wide) : undefined
    if (held) return { as: 'exceptions', series: held }
  }
  return { as: 'singles' }
}
