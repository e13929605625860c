import * as fc from 'fast-check'
import { numberOf, dayOf } from '../../../lib/core/series/civil.ts'
import type {
  DayOfMonth,
  End,
  Exception,
  Own,
  Pattern,
  Rule,
  Series,
  Weekday,
} from '../../../lib/core/series/series.ts'
import type { Day, Times } from '../../../lib/core/times.ts'
import { ruleDays } from './oracle.ts'

export const years = { from: '2024-01-01', to: '2027-12-31' }
export type Drawn = { times: Times; series: Series }

const weekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7)
const weekdays = fc.uniqueArray(weekday, { minLength: 1, maxLength: 7 })
const interval = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(1, 2, 3) }, fc.constantFrom(4, 5, 7, 12, 14, 24))
const dayOfMonth: fc.Arbitrary<DayOfMonth> = fc.oneof(
  fc.record({ day: fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constantFrom(29, 30, 31)) }),
  fc.record({
    nth: fc.constantFrom(1, 2, 3, 4, 5, -1),
    weekdays: fc.oneof(
      { weight: 3, arbitrary: weekday.map((one) => [one]) },
      weekdays,
      fc.constant<Weekday[]>([1, 2, 3, 4, 5]),
      fc.constant<Weekday[]>([1, 2, 3, 4, 5, 6, 7]),
    ),
  }),
)
const pattern: fc.Arbitrary<Pattern> = fc.oneof(
  fc.record({ every: fc.constant('day' as const), n: interval }),
  fc.record({ every: fc.constant('week' as const), n: interval, weekdays, weekStart: weekday }),
  fc.record({ every: fc.constant('month' as const), n: interval, on: dayOfMonth }),
  fc.record({
    every: fc.constant('year' as const),
    n: fc.constantFrom(1, 1, 2, 4),
    month: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(2)),
    on: dayOfMonth,
  }),
)

const firstDay: fc.Arbitrary<Day> = fc.oneof(
  fc.integer({ min: 0, max: 500 }).map((days) => dayOf(numberOf(years.from) + days)),
  fc.constantFrom('2024-02-29', '2024-01-31', '2024-12-31', '2025-01-30', '2024-03-29'),
)
const end: fc.Arbitrary<End> = fc.oneof(
  fc.constant<End>({ is: 'never' }),
  fc.integer({ min: 0, max: 900 }).map((days): End => ({ is: 'until', day: dayOf(numberOf('2024-06-01') + days) })),
  fc.integer({ min: 1, max: 40 }).map((count): End => ({ is: 'count', count })),
)

const timesFrom = (first: Day): fc.Arbitrary<Times> =>
  fc.oneof(
    fc
      .record({ hour: fc.integer({ min: 0, max: 23 }), length: fc.constantFrom(0, 0, 1) })
      .map(({ hour, length }): Times => {
        const at = `T${String(hour).padStart(2, '0')}:30`
        return { kind: 'timed', start: `${first}${at}`, end: `${dayOf(numberOf(first) + length)}T23:45` }
      }),
    fc.constantFrom(0, 0, 2).map((length): Times => ({ kind: 'days', first, last: dayOf(numberOf(first) + length) })),
  )

const own: fc.Arbitrary<Own> = fc.record(
  {
    subject: fc.constantFrom('会議', '朝会'),
    place: fc.constantFrom('', '大会議室'),
    visibility: fc.constant('private' as const),
  },
  { requiredKeys: [] },
)
const exceptionOn = (day: Day): fc.Arbitrary<Exception> =>
  fc.oneof(
    fc.constant<Exception>({ day, is: 'cancelled' }),
    own.map((one): Exception => ({ day, is: 'changed', own: { ...one, subject: one.subject ?? '会議' } })),
    fc.record({ by: fc.integer({ min: -3, max: 3 }), own }).map(({ by, own: words }): Exception => {
      const at = dayOf(numberOf(day) + by)
      return {
        day,
        is: 'changed',
        own: { ...words, times: { kind: 'timed', start: `${at}T07:00`, end: `${at}T07:45` } },
      }
    }),
  )

export const rule: fc.Arbitrary<{ first: Day; rule: Rule }> = fc.record({
  first: firstDay,
  rule: fc.record({ pattern, end, short: fc.constantFrom('last', 'skip') }),
})

/** Any series; exceptions mostly on days that the oracle gives, some on days that the rule does not have. */
export const anySeries: fc.Arbitrary<Drawn> = rule.chain(({ first, rule: drawn }) => {
  const days = ruleDays(drawn, drawn.short, first, years.from, years.to)
  const day = days.length > 0 ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...days) }, firstDay) : firstDay
  return fc
    .record({ times: timesFrom(first), days: fc.uniqueArray(day, { maxLength: 4 }) })
    .chain(({ times, days: chosen }) =>
      fc.tuple(...chosen.map(exceptionOn)).map((exceptions) => ({
        times,
        series: { rule: drawn, exceptions: exceptions.toSorted((a, b) => (a.day < b.day ? -1 : 1)) },
      })),
    )
})
