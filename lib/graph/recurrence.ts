import { z } from 'zod'
import type { Fields, Times } from '../core/event.ts'
import { startOf } from '../core/series/occurrences.ts'
import { sayable, usualSays } from '../core/series/sayable.ts'
import type { DayOfMonth, End, Nth, Pattern, Rule, Series, Weekday } from '../core/series/series.ts'

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const indexes = ['first', 'second', 'third', 'fourth', 'last'] as const

// Members that a pattern does not need carry dummies: they are looked at only where they are needed.
const patternSchema = z.object({
  type: z.enum(['daily', 'weekly', 'absoluteMonthly', 'relativeMonthly', 'absoluteYearly', 'relativeYearly']),
  interval: z.int().min(1),
  month: z.int().nullish(),
  dayOfMonth: z.int().nullish(),
  daysOfWeek: z.array(z.enum(weekdays)).nullish(),
  firstDayOfWeek: z.enum(weekdays).nullish(),
  index: z.enum(indexes).nullish(),
})
const rangeSchema = z.object({
  type: z.enum(['endDate', 'noEnd', 'numbered']),
  startDate: z.iso.date(),
  endDate: z.string().nullish(),
  numberOfOccurrences: z.int().nullish(),
  recurrenceTimeZone: z.string().nullish(),
})
const recurrenceSchema = z.object({ pattern: patternSchema, range: rangeSchema })
export type WireRecurrence = z.infer<typeof recurrenceSchema>

const numberOfWeekday = (name: (typeof weekdays)[number]) => (weekdays.indexOf(name) + 1) as Weekday
const nameOfWeekday = (day: Weekday) => weekdays[day - 1] ?? 'monday'
const nthOf = (index: (typeof indexes)[number]): Nth => (index === 'last' ? -1 : ((indexes.indexOf(index) + 1) as Nth))

const within = (number: number | null | undefined, most: number) =>
  number !== null && number !== undefined && number >= 1 && number <= most ? number : undefined

const onOf = ({ type, dayOfMonth, daysOfWeek, index }: WireRecurrence['pattern']): DayOfMonth | undefined => {
  if (type.startsWith('absolute')) {
    const day = within(dayOfMonth, 31)
    return day === undefined ? undefined : { day }
  }
  if (!daysOfWeek || daysOfWeek.length === 0) return
  return { nth: nthOf(index ?? 'first'), weekdays: daysOfWeek.map(numberOfWeekday) }
}

const patternOf = (wire: WireRecurrence['pattern']): Pattern | undefined => {
  const { type, interval: n, daysOfWeek, firstDayOfWeek } = wire
  if (type === 'daily') return { every: 'day', n }
  if (type === 'weekly') {
    const days = (daysOfWeek ?? []).map(numberOfWeekday)
    const weekStart = numberOfWeekday(firstDayOfWeek ?? 'sunday')
    return days.length > 0 ? { every: 'week', n, weekdays: days, weekStart } : undefined
  }
  const on = onOf(wire)
  if (!on) return
  if (type.endsWith('Monthly')) return { every: 'month', n, on }
  const month = within(wire.month, 12)
  return month === undefined ? undefined : { every: 'year', n, month, on }
}

const endOf = ({ type, endDate, numberOfOccurrences }: WireRecurrence['range']): End | undefined => {
  if (type === 'noEnd') return { is: 'never' }
  if (type === 'endDate')
    return endDate && z.iso.date().safeParse(endDate).success ? { is: 'until', day: endDate } : undefined
  const count = within(numberOfOccurrences, 9999)
  return count === undefined ? undefined : { is: 'count', count }
}

const parsed = (value: unknown) => recurrenceSchema.safeParse(value).data

/** The zone in which the rule counts its days, if it says one. */
export const zoneOfRule = (value: unknown): string | undefined => parsed(value)?.range.recurrenceTimeZone ?? undefined
const spanSchema = z.object({
  range: z.object({ type: z.string().nullish(), startDate: z.string(), endDate: z.string().nullish() }),
})
/** The days that a rule covers, also one that is not known; undefined if not even they can be read. */
export const spanOfWire = (value: unknown): { first: string; last: string } | undefined => {
  const range = spanSchema.safeParse(value).data?.range
  if (!range) return
  const last = range.type === 'endDate' && range.endDate ? range.endDate : '9999-12-31'
  return { first: range.startDate, last: last > range.startDate ? last : range.startDate }
}

/** What Graph's recurrence says; undefined if it is not one that we know. The 29th to 31st are Outlook's last day of a shorter month. */
export const ruleOfOptional = (value: unknown): Rule | undefined => {
  const wire = parsed(value)
  const pattern = wire && patternOf(wire.pattern)
  const end = wire && endOf(wire.range)
  return pattern && end && { pattern, end, short: 'last' }
}

const wireOn = (on: DayOfMonth) =>
  'day' in on
    ? { dayOfMonth: on.day }
    : {
        daysOfWeek: on.weekdays.map(nameOfWeekday),
        index: on.nth === -1 ? ('last' as const) : (indexes[on.nth - 1] ?? ('last' as const)),
      }

const wirePattern = (pattern: Pattern) => {
  const interval = pattern.n
  if (pattern.every === 'day') return { type: 'daily' as const, interval }
  if (pattern.every === 'week') {
    const { weekStart } = pattern
    const daysOfWeek = pattern.weekdays.map(nameOfWeekday)
    return { type: 'weekly' as const, interval, daysOfWeek, firstDayOfWeek: nameOfWeekday(weekStart) }
  }
  const kind = 'day' in pattern.on ? 'absolute' : 'relative'
  return pattern.every === 'month'
    ? { type: `${kind}Monthly` as const, interval, ...wireOn(pattern.on) }
    : { type: `${kind}Yearly` as const, interval, month: pattern.month, ...wireOn(pattern.on) }
}

const wireEnd = (end: End) =>
  end.is === 'never'
    ? { type: 'noEnd' as const }
    : end.is === 'until'
      ? { type: 'endDate' as const, endDate: end.day }
      : { type: 'numbered' as const, numberOfOccurrences: end.count }

/** The series as Outlook can hold it: its rule may be wider, with days taken out. undefined = Outlook cannot say it. */
export const outlookSeriesOptional = ({ times, series }: Pick<Fields, 'times' | 'series'>): Series | undefined => {
  const saying = series && sayable(usualSays.outlook, times, series)
  return saying && saying.as !== 'singles' ? saying.series : undefined
}

/** Graph's recurrence of a series that Outlook can hold. `zone`: Windows name of the calendar's zone. */
export const recurrenceOf = (times: Times, { rule }: Series, zone: string) => ({
  pattern: wirePattern(rule.pattern),
  range: { ...wireEnd(rule.end), startDate: startOf(times), recurrenceTimeZone: zone },
})
