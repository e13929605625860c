import type { Fields } from '../../../lib/core/event.ts'
import { firstDay } from '../../../lib/core/normal.ts'
import { dayOf, numberOf, weekdayOf } from '../../../lib/core/series/civil.ts'
import { daysOfRule } from '../../../lib/core/series/days.ts'
import { timesOn } from '../../../lib/core/series/occurrences.ts'
import type { Exception, Rule, Series } from '../../../lib/core/series/series.ts'

/** What a person makes of a series, or of one of its dates. `rule`: it repeats so from now on. `once`: it does so no more. `shift`: all of it is some days later. */
export const dateDeeds = ['rule', 'cancel', 'rename', 'move', 'restore', 'once', 'shift'] as const
export type DateDeed = (typeof dateDeeds)[number]

/** Rules that every window shows something of. They begin on the day of the event. */
const rulesFrom = (day: string): readonly Rule[] => {
  const weekday = weekdayOf(numberOf(day))
  const next = weekdayOf(numberOf(day) + 2)
  const end = { is: 'until', day: dayOf(numberOf(day) + 60) } as const
  return [
    { pattern: { every: 'week', n: 1, weekdays: [weekday], weekStart: 1 }, end: { is: 'never' }, short: 'last' },
    { pattern: { every: 'week', n: 1, weekdays: [weekday, next], weekStart: 1 }, end, short: 'last' },
    { pattern: { every: 'day', n: 3 }, end: { is: 'count', count: 20 }, short: 'last' },
  ]
}

/** Words that the dates of an event have of their own. */
export const ownTexts = ({ series }: Fields): string[] =>
  series?.exceptions.flatMap((one) =>
    one.is === 'changed' && one.own.subject !== undefined ? [one.own.subject] : [],
  ) ?? []

const withDate = (series: Series, day: string, exception: Exception | undefined): Series => ({
  rule: series.rule,
  exceptions: [...series.exceptions.filter((one) => one.day !== day), ...(exception ? [exception] : [])].toSorted(
    (a, b) => (a.day < b.day ? -1 : 1),
  ),
})

/** What becomes of an event; undefined: nothing. `pick`: which date, or which rule. */
export const afterDeed = (fields: Fields, deed: DateDeed, pick: number, word: () => string): Fields | undefined => {
  const { series, ...single } = fields
  const first = firstDay(fields.times)
  if (deed === 'rule') {
    const rules = rulesFrom(first)
    const rule = rules[pick % rules.length]
    return rule && { ...single, series: { rule, exceptions: series?.exceptions ?? [] } }
  }
  if (!series) return
  if (deed === 'once') return single
  if (deed === 'shift') return { ...fields, times: timesOn(fields.times, dayOf(numberOf(first) + 1 + pick)) }
  const days = [...daysOfRule(series.rule, first, first, dayOf(numberOf(first) + 40))].slice(0, 4)
  const day = days[pick % days.length]
  if (day === undefined) return
  const at = dayOf(numberOf(day) + 1)
  const dates: Record<typeof deed, Exception | undefined> = {
    cancel: { day, is: 'cancelled' },
    rename: { day, is: 'changed', own: { subject: deed === 'rename' ? word() : '' } },
    move: { day, is: 'changed', own: { times: { kind: 'days', first: at, last: at } } },
    restore: undefined,
  }
  return { ...single, series: withDate(series, day, dates[deed]) }
}
