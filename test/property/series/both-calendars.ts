// Random series as a person can enter them in NEO and in Outlook, and the dates that an independent library gives them.
import * as fc from 'fast-check'
import type { Pattern, Rule as CoreRule, Short, Weekday } from '../../../lib/core/series/series.ts'
import type { SeedEvent } from '../../emulators/graph/seed.ts'
import type { EventInput, Rule } from '../../emulators/neo/types.ts'
import type { NeoVariant } from '../../emulators/neo/variants.ts'
import { day } from '../../contracts/engine-world.ts'
import { ruleDays } from './oracle.ts'

/** Three years, as the widest range of a run begins and ends. */
export const span = { from: day(-30), to: day(3 * 365) }

export const plusDays = (date: string, days: number) => Temporal.PlainDate.from(date).add({ days }).toString()

type Ends = { until?: string; count?: number }
/** How it repeats, in words that both calendars have. 0 is Sunday. `nth`: 1 to 5, -1 for the last. */
type Words = { interval: number } & (
  | { every: 'day' }
  | { every: 'week'; weekdays: number[] }
  | { every: 'month' | 'year'; nth?: number; nthDay?: number }
)
export type Said = {
  words: Words
  ends: Ends
  first: string
  /** Hours of its start and end; absent: whole days. */
  hours?: [number, number]
  /** Days that one of it lasts beyond its first. */
  more: number
  /** Places in the row of its dates that are taken out. */
  out: readonly number[]
}

const interval = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(1, 2, 3) }, fc.constantFrom(4, 6, 12))
const words: fc.Arbitrary<Words> = fc.oneof(
  fc.record({ every: fc.constant('day' as const), interval }),
  fc.record({
    every: fc.constant('week' as const),
    interval,
    weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ every: fc.constantFrom('month' as const, 'year' as const), interval: fc.constantFrom(1, 1, 2, 3) }),
  fc.record({
    every: fc.constantFrom('month' as const, 'year' as const),
    interval: fc.constantFrom(1, 1, 2, 3),
    nth: fc.constantFrom(1, 2, 3, 4, 5, -1),
    nthDay: fc.integer({ min: 0, max: 6 }),
  }),
)
const near = fc.integer({ min: -20, max: 200 }).map(day)
const lateInMonth = fc.record({ at: near, last: fc.constantFrom(29, 30, 31) }).map(({ at, last }) =>
  Temporal.PlainDate.from(`${at.slice(0, 7)}-01`)
    .with({ day: last }, { overflow: 'constrain' })
    .toString(),
)

export const said: fc.Arbitrary<Said> = fc.record(
  {
    words,
    ends: fc.oneof(
      fc.constant<Ends>({}),
      fc.integer({ min: 0, max: 900 }).map((days): Ends => ({ until: day(210 + days) })),
      fc.integer({ min: 1, max: 40 }).map((count): Ends => ({ count })),
    ),
    first: fc.oneof({ weight: 3, arbitrary: near }, lateInMonth),
    hours: fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 12, max: 23 })),
    more: fc.constantFrom(0, 0, 0, 1, 2),
    out: fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 3 }),
  },
  { requiredKeys: ['words', 'ends', 'first', 'more', 'out'] },
)

const weekdayOf = (sunday: number): Weekday => (sunday === 0 ? 7 : sunday) as Weekday
const patternOf = (one: Words, first: string, weekStart: Weekday): Pattern => {
  if (one.every === 'day') return { every: 'day', n: one.interval }
  if (one.every === 'week') return { every: 'week', n: one.interval, weekdays: one.weekdays.map(weekdayOf), weekStart }
  const on =
    one.nth === undefined
      ? { day: Number(first.slice(8)) }
      : { nth: one.nth as 1 | 2 | 3 | 4 | 5 | -1, weekdays: [weekdayOf(one.nthDay ?? 0)] }
  if (one.every === 'month') return { every: 'month', n: one.interval, on }
  return { every: 'year', n: one.interval, month: Number(first.slice(5, 7)), on }
}

export type Conventions = { short: Short; weekStart: Weekday }
export const conventionsOf = ({ shortMonth, firstWeekday }: NeoVariant): Conventions => ({
  short: shortMonth,
  weekStart: weekdayOf(firstWeekday),
})
export const outlookWay: Conventions = { short: 'last', weekStart: 7 }

/** A series by the conventions of one calendar: its first day is one of the rule's. undefined: it has no day in the span. */
export const drawnOptional = (one: Said, { short, weekStart }: Conventions) => {
  const rule: CoreRule = { pattern: patternOf(one.words, one.first, weekStart), end: { is: 'never' }, short }
  const [first] = ruleDays(rule, short, one.first, one.first, plusDays(one.first, 4000))
  // The day of the month is that of the first date.
  if (first === undefined || (!('nth' in one.words) && 'day' in patternDay(rule.pattern) && first !== one.first)) return
  const { until, count } = one.ends
  if (until !== undefined && until < first) return
  const all = ruleDays(rule, short, first, first, plusDays(first, 5000)).slice(0, count)
  const days = all.filter((date) => until === undefined || date <= until)
  // Outlook makes no series of which one date begins before another ends.
  if (days.some((date, place) => place > 0 && plusDays(days[place - 1] ?? '', one.more) >= date)) return
  const out = one.out.flatMap((place) => days[place] ?? []).filter((date) => date !== days[0])
  const shown = days.filter((date) => !out.includes(date) && date >= span.from && date <= span.to)
  return shown.length > 0 ? { first, out, days: shown } : undefined
}
const patternDay = (pattern: Pattern) => ('on' in pattern ? pattern.on : {})

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`
/** How a date of it is shown. */
export const shownOf = ({ hours, more }: Said, date: string) => {
  const last = plusDays(date, more)
  return hours ? `${date}T${clock(hours[0])} ${last}T${clock(hours[1])}` : `${date} ${last}`
}

export const inNeo = (one: Said, first: string, out: readonly string[]): EventInput => {
  const { hours, more, words: rule, ends } = one
  const recurrence: Rule = { until: '', except: [...out], ...rule, ...ends }
  return {
    startdate: first,
    enddate: plusDays(first, more),
    ...(hours && { starttime: clock(hours[0]).replace(':', ''), endtime: clock(hours[1]).replace(':', '') }),
    recurrence,
  }
}

const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const places = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', [-1]: 'last' }
const graphPattern = ({ words: one }: Said, first: string): Record<string, unknown> | undefined => {
  const { interval: every } = one
  if (one.every === 'day') return { type: 'daily', interval: every }
  if (one.every === 'week')
    return {
      type: 'weekly',
      interval: every,
      daysOfWeek: one.weekdays.map((weekday) => names[weekday]),
      firstDayOfWeek: 'sunday',
    }
  const kind = one.every === 'month' ? 'Monthly' : 'Yearly'
  const month = one.every === 'month' ? {} : { month: Number(first.slice(5, 7)) }
  if (one.nth === undefined)
    return { type: `absolute${kind}`, interval: every, dayOfMonth: Number(first.slice(8)), ...month }
  const index = places[one.nth as keyof typeof places]
  if (!index) return
  return { type: `relative${kind}`, interval: every, daysOfWeek: [names[one.nthDay ?? 0]], index, ...month }
}

/** undefined: Outlook has no fifth. */
export const inOutlookOptional = (one: Said, first: string): SeedEvent | undefined => {
  const pattern = graphPattern(one, first)
  if (!pattern) return
  const { hours, more, ends } = one
  const last = plusDays(first, more)
  const range =
    ends.count !== undefined
      ? { type: 'numbered', startDate: first, numberOfOccurrences: ends.count }
      : ends.until !== undefined
        ? { type: 'endDate', startDate: first, endDate: ends.until }
        : { type: 'noEnd', startDate: first }
  return {
    ...(hours
      ? { start: `${first}T${clock(hours[0])}`, end: `${last}T${clock(hours[1])}`, isAllDay: false }
      : { start: first, end: plusDays(last, 1), isAllDay: true }),
    recurrence: { pattern, range },
  }
}
