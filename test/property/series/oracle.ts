import { RRuleTemporal } from 'rrule-temporal'
import type { DayOfMonth, Rule, Series, Short } from '../../../lib/core/series/series.ts'
import type { Day, Times } from '../../../lib/core/times.ts'

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const nameOf = (weekday: number) => names[weekday - 1] ?? 'MO'

/** iCalendar skips a month without the day; the last of the days up to it that the month has is said by their places. */
const dayParts = (on: DayOfMonth, short: Short): string[] => {
  if (!('day' in on)) return [`BYDAY=${on.weekdays.map(nameOf).join(',')}`, `BYSETPOS=${on.nth}`]
  if (on.day <= 28 || short === 'skip') return [`BYMONTHDAY=${on.day}`]
  const days = [28, 29, 30, 31].filter((day) => day <= on.day)
  return [`BYMONTHDAY=${days.join(',')}`, 'BYSETPOS=-1']
}

const partsOf = (pattern: Rule['pattern'], short: Short): string[] => {
  switch (pattern.every) {
    case 'day':
      return ['FREQ=DAILY']
    case 'week':
      return ['FREQ=WEEKLY', `BYDAY=${pattern.weekdays.map(nameOf).join(',')}`, `WKST=${nameOf(pattern.weekStart)}`]
    case 'month':
      return ['FREQ=MONTHLY', ...dayParts(pattern.on, short)]
    case 'year':
      return ['FREQ=YEARLY', `BYMONTH=${pattern.month}`, ...dayParts(pattern.on, short)]
  }
}

/** A rule as iCalendar says it, on a side that has this convention for days beyond the month, whatever the rule itself says. */
const textOf = ({ pattern, end }: Rule, short: Short): string => {
  const ends =
    end.is === 'never'
      ? []
      : end.is === 'count'
        ? [`COUNT=${end.count}`]
        : [`UNTIL=${end.day.replaceAll('-', '')}T235959Z`]
  return [...partsOf(pattern, short), `INTERVAL=${pattern.n}`, ...ends].join(';')
}

/** The days that the library gives, between two days, both inclusive. */
export const ruleDays = (rule: Rule, short: Short, first: Day, from: Day, to: Day): Day[] => {
  const compact = first.replaceAll('-', '')
  const expanded = new RRuleTemporal({
    rruleString: `DTSTART:${compact}T000000Z\nRRULE:${textOf(rule, short)}`,
    maxIterations: 100_000,
  })
  return expanded
    .between(Temporal.ZonedDateTime.from(`${from}T00:00[UTC]`), Temporal.ZonedDateTime.from(`${to}T00:00[UTC]`), true)
    .map((one) => one.toPlainDate().toString())
}

const plusDays = (day: Day, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()
const between = (a: Day, b: Day) => Temporal.PlainDate.from(a).until(b).days

/** What the series of the tests have, which their dates have too where they say nothing else. */
export const words = { subject: '定例', place: '', body: '' } as const

/** One date as a text: where it begins and ends, and what it says there. */
export const textOfDate = (times: readonly string[], own: Record<string, string>): string =>
  JSON.stringify([
    ...times,
    Object.entries({ visibility: 'open', ...words, ...own }).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ])

/** Every date of a series as one text each, by the library's days: its times and what it has of its own. Sorted. */
export const datesOf = (
  { times, series }: { times: Times; series: Series },
  short: Short,
  from: Day,
  to: Day,
): string[] => {
  const start = times.kind === 'timed' ? times.start : times.first
  const end = times.kind === 'timed' ? times.end : times.last
  return ruleDays(series.rule, short, start.slice(0, 10), from, to)
    .flatMap((day) => {
      const exception = series.exceptions.find((one) => one.day === day)
      if (exception?.is === 'cancelled') return []
      const moved = between(start.slice(0, 10), day)
      const shift = (text: string) => `${plusDays(text.slice(0, 10), moved)}${text.slice(10)}`
      const { times: at, ...own } = exception?.own ?? {}
      const shown = at ? (at.kind === 'timed' ? [at.start, at.end] : [at.first, at.last]) : [shift(start), shift(end)]
      return [textOfDate(shown, own)]
    })
    .toSorted()
}
