import { describe, expect, it, test } from 'vitest'
import type { Fields, Times } from '../../../../lib/core/event.ts'
import { canonical, isIn, normalise, sameField, textOf, timesIn } from '../../../../lib/core/normal.ts'
import { exceptionsFromDates } from '../../../../lib/core/series/from-dates.ts'
import { endOfSeries, occurrenceOn, occurrences, timesOn } from '../../../../lib/core/series/occurrences.ts'
import { isSeries } from '../../../../lib/core/series/parse.ts'
import { sayable, usualSays } from '../../../../lib/core/series/sayable.ts'
import type { End, Exception, Pattern, Rule, Series } from '../../../../lib/core/series/series.ts'

const at = (day: string, time = '10:00', end = '11:00'): Times => ({
  kind: 'timed',
  start: `${day}T${time}`,
  end: `${day}T${end}`,
})
const never: End = { is: 'never' }
const ruleOf = (pattern: Pattern, end: End = never, short: Rule['short'] = 'last'): Rule => ({ pattern, end, short })
const seriesOf = (rule: Rule, ...exceptions: Exception[]): Series => ({ rule, exceptions })
const fieldsOf = (first: string, series: Series): Fields =>
  normalise({ subject: '定例', times: at(first), place: '会議室', body: '', visibility: 'open', series })
const on31 = { every: 'month', n: 1, on: { day: 31 } } as const
const weekly = (...weekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[]) =>
  ({ every: 'week', n: 1, weekdays, weekStart: 1 }) as const
const daily = { every: 'day', n: 1 } as const
const starts = (times: Times, series: Series, from: string, to: string) =>
  [...occurrences(times, series, from, to)].map((one) =>
    one.times.kind === 'timed' ? one.times.start : one.times.first,
  )

describe('equal occurrences have equal texts', () => {
  const until = { is: 'until', day: '2026-12-31' } as const
  test.each<[string, [string, Series], [string, Series]]>([
    [
      'every day and the seven weekdays',
      ['2026-12-02', seriesOf(ruleOf(daily))],
      ['2026-12-02', seriesOf(ruleOf(weekly(7, 6, 5, 4, 3, 2, 1)))],
    ],
    [
      'every seventh day and the weekday',
      ['2026-12-02', seriesOf(ruleOf({ every: 'day', n: 14 }))],
      ['2026-12-02', seriesOf(ruleOf({ ...weekly(3), n: 2, weekStart: 7 }))],
    ],
    [
      'twelve months and a year',
      ['2026-02-10', seriesOf(ruleOf({ every: 'month', n: 12, on: { day: 10 } }))],
      ['2026-02-10', seriesOf(ruleOf({ every: 'year', n: 1, month: 2, on: { day: 10 } }))],
    ],
    [
      'a count and the day of the last one',
      ['2026-12-02', seriesOf(ruleOf(weekly(3), { is: 'count', count: 5 }))],
      ['2026-12-02', seriesOf(ruleOf(weekly(3), until))],
    ],
    [
      'the last of all days and the 31st',
      ['2026-01-31', seriesOf(ruleOf({ every: 'month', n: 1, on: { nth: -1, weekdays: [1, 2, 3, 4, 5, 6, 7] } }))],
      ['2026-01-31', seriesOf(ruleOf(on31))],
    ],
    [
      'a first day that the rule does not give, and the one that it gives',
      ['2026-12-01', seriesOf(ruleOf(weekly(3)))],
      ['2026-12-02', seriesOf(ruleOf(weekly(3)))],
    ],
    [
      'exceptions that say nothing',
      [
        '2026-12-02',
        seriesOf(
          ruleOf(weekly(3)),
          { day: '2026-12-03', is: 'cancelled' },
          { day: '2026-12-09', is: 'changed', own: { subject: '定例', times: at('2026-12-09') } },
        ),
      ],
      ['2026-12-02', seriesOf(ruleOf(weekly(3)))],
    ],
    [
      'a rule with cancelled days and the narrower one',
      [
        '2026-12-02',
        seriesOf(
          ruleOf(weekly(3, 5), until),
          ...['04', '11', '18', '25'].map((day): Exception => ({ day: `2026-12-${day}`, is: 'cancelled' })),
        ),
      ],
      ['2026-12-02', seriesOf(ruleOf(weekly(3), until))],
    ],
  ])('%s', (_, a, b) => expect(canonical(fieldsOf(...a))).toBe(canonical(fieldsOf(...b))))

  it('tells a series from a single event, also where an agreement knows of none', () => {
    const series = fieldsOf('2026-12-02', seriesOf(ruleOf(weekly(3))))
    const { series: _, ...single } = series
    expect([sameField(series, single, 'series'), sameField(single, single, 'series')]).toEqual([false, true])
    expect([textOf(single, 'series'), canonical(single).includes('series')]).toEqual(['', false])
  })
  it('says nothing of the time of day', () => {
    const series = seriesOf(ruleOf(weekly(3), until))
    const early = normalise({ ...fieldsOf('2026-12-02', series), times: at('2026-12-02', '08:00', '09:00') })
    expect(sameField(early, fieldsOf('2026-12-02', series), 'series')).toBe(true)
  })
})

describe('where a series stands', () => {
  const moved: Exception = { day: '2026-12-09', is: 'changed', own: { times: at('2027-03-01') } }
  const series = seriesOf(ruleOf(weekly(3), { is: 'until', day: '2026-12-16' }), moved)
  const times = at('2026-12-02')
  const year = (first: string, last: string) => ({ from: first, to: last })
  it('belongs to a window by any date, wherever that was moved to', () => {
    const is = (from: string, to: string) => isIn({ times, series }, year(from, to))
    expect([is('2026-12-14', '2026-12-20'), is('2026-12-08', '2026-12-10'), is('2027-02-25', '2027-03-05')]).toEqual([
      true,
      false,
      true,
    ])
    expect([is('2026-11-01', '2026-12-01'), is('2026-12-17', '2027-02-28')]).toEqual([false, false])
  })
  it('is shown by its first date there', () => {
    expect(timesIn({ times, series }, year('2026-12-10', '2027-12-31'))).toEqual(at('2026-12-16'))
    expect(timesIn({ times, series }, year('2030-01-01', '2030-01-31'))).toEqual(times)
  })
  it('ends with the date that ends last, or never', () => {
    expect(endOfSeries(times, series)).toBe('2027-03-01T11:00')
    expect(endOfSeries(times, seriesOf(ruleOf(weekly(3))))).toBeUndefined()
  })
  it('is bounded by the days that are asked for, however long it goes on', () => {
    const old = seriesOf(ruleOf(daily))
    expect(starts(at('1995-01-01'), old, '2026-12-02', '2026-12-04')).toEqual(
      ['02', '03', '04'].map((day) => `2026-12-${day}T10:00`),
    )
  })
  it('keeps times beyond midnight with their date', () => {
    const late: Times = { kind: 'timed', start: '2026-12-31T23:00', end: '2027-01-01T01:00' }
    expect(timesOn(late, '2028-02-28')).toEqual({ kind: 'timed', start: '2028-02-28T23:00', end: '2028-02-29T01:00' })
    expect(occurrenceOn(times, series, '2026-12-09')?.times).toEqual(at('2027-03-01'))
  })
})

describe('the 29th to 31st', () => {
  it.each([
    ['last', ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']],
    ['skip', ['2026-01-31', '2026-03-31']],
  ] as const)('%s', (short, days) => {
    const found = starts(at('2026-01-31'), seriesOf(ruleOf(on31, never, short)), '2026-01-01', '2026-04-30')
    expect(found.map((start) => start.slice(0, 10))).toEqual(days)
  })
  it('Outlook cannot say for ever that a month is skipped, but for a while', () => {
    const series = (end: End) => seriesOf(ruleOf(on31, end, 'skip'))
    expect(sayable(usualSays.outlook, at('2026-01-31'), series(never)).as).toBe('singles')
    const said = sayable(usualSays.outlook, at('2026-01-31'), series({ is: 'until', day: '2026-05-31' }))
    expect(said).toMatchObject({
      as: 'exceptions',
      series: { exceptions: [{ day: '2026-02-28' }, { day: '2026-04-30' }] },
    })
  })
  it('nobody takes out hundreds of dates to say a rule: it is not said at all', () => {
    const grouped = { every: 'week', n: 2, weekdays: [1, 3, 5], weekStart: 1 } as const
    const said = (day: string) =>
      sayable(usualSays.neo, at('2026-01-05'), seriesOf(ruleOf(grouped, { is: 'until', day }))).as
    expect([said('2026-03-31'), said('2027-12-31')]).toEqual(['exceptions', 'singles'])
  })
  it('nothing is guessed of what NEO makes of them', () =>
    expect(sayable(usualSays.neo, at('2026-01-31'), seriesOf(ruleOf(on31))).as).toBe('singles'))
})

describe('rule and dates of a NEO', () => {
  const rule = ruleOf(weekly(3))
  const window = { from: '2026-04-29', to: '2026-05-27' }
  const listed = (...days: string[]) => days.map((day) => ({ times: at(day) }))
  it('finds the holiday that a date was moved from, and the one that is left out', () => {
    // 29 April and 6 May 2026 are holidays.
    const { series, extra } = exceptionsFromDates(
      at('2026-04-01'),
      rule,
      listed('2026-05-07', '2026-05-13', '2026-05-27'),
      window,
    )
    expect(series.exceptions).toEqual([
      { day: '2026-04-29', is: 'cancelled' },
      { day: '2026-05-06', is: 'changed', own: { times: at('2026-05-07') } },
      { day: '2026-05-20', is: 'cancelled' },
    ])
    expect(extra).toEqual([])
  })
  it('keeps what it knew of days that are not listed now', () => {
    const kept: Exception[] = [
      { day: '2026-04-08', is: 'cancelled' },
      { day: '2026-05-06', is: 'cancelled' },
    ]
    const all = listed('2026-04-29', '2026-05-06', '2026-05-13', '2026-05-20', '2026-05-27')
    expect(exceptionsFromDates(at('2026-04-01'), rule, all, window, kept).series.exceptions).toEqual([
      { day: '2026-04-08', is: 'cancelled' },
    ])
  })
  it('tells a date that no day of the rule can be', () => {
    const all = listed('2026-04-29', '2026-05-06', '2026-05-08', '2026-05-13', '2026-05-20', '2026-05-27')
    expect(exceptionsFromDates(at('2026-04-29'), rule, all, window).extra).toEqual([at('2026-05-08')])
  })
  it('learns from the dates what becomes of the 31st', () => {
    const year = { from: '2026-01-01', to: '2026-05-31' }
    const { series } = exceptionsFromDates(
      at('2026-01-31'),
      ruleOf(on31),
      listed('2026-01-31', '2026-03-31', '2026-05-31'),
      year,
    )
    expect(series).toEqual(seriesOf(ruleOf(on31, never, 'skip')))
  })
  it('learns it also where the guess would leave the rule no day at all', () => {
    const leapDay = ruleOf({ every: 'year', n: 4, month: 2, on: { day: 29 } }, never, 'skip')
    const { series, extra } = exceptionsFromDates(at('2025-02-28'), leapDay, listed('2025-02-28'), {
      from: '2024-01-01',
      to: '2027-12-31',
    })
    expect([series.rule.short, series.exceptions, extra]).toEqual(['last', [], []])
  })
  it('takes a date that no guess but one explains for the rule’s, however many exceptions that makes', () => {
    const leapDay = ruleOf({ every: 'year', n: 1, month: 2, on: { day: 29 } }, never, 'skip')
    const { series, extra } = exceptionsFromDates(
      at('2024-02-29'),
      leapDay,
      [{ times: at('2024-02-29') }, { times: at('2025-02-28') }, { times: at('2027-02-28', '07:00', '07:45') }],
      { from: '2024-01-01', to: '2027-12-31' },
    )
    expect([series.rule.short, series.exceptions.map(({ day, is }) => [day, is]), extra]).toEqual([
      'last',
      [
        ['2026-02-28', 'cancelled'],
        ['2027-02-28', 'changed'],
      ],
      [],
    ])
  })
})

describe('what is stored', () => {
  const stored = JSON.stringify(
    seriesOf(ruleOf(weekly(3)), { day: '2026-12-02', is: 'changed', own: { times: at('2026-12-03') } }),
  )
  const broken: [string, string][] = [
    ['"n":1', '"n":0'],
    ['"n":1', '"n":1.5'],
    ['[3]', '[8]'],
    ['[3]', '[]'],
    ['"never"', '"soon"'],
    ['"last"', '"first"'],
    ['"changed"', '"cancelled"'],
    ['"2026-12-02"', '"2 December"'],
    ['"kind":"timed"', '"kind":"days"'],
    ['"own":{', '"own":{"color":"red",'],
    ['"every"', '"else":1,"every"'],
  ]
  it('is known as it was written', () => expect(isSeries(JSON.parse(stored))).toBe(true))
  it.each(broken)('%s → %s is refused', (from, to) => {
    expect(stored).toContain(from)
    expect(isSeries(JSON.parse(stored.replace(from, to)))).toBe(false)
  })
})
