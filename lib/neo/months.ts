import type { Fields, Times, Window } from '../core/event.ts'
import { firstDay, isIn, lastDay } from '../core/normal.ts'

/** `YYYY-MM` */
export type Month = string

const monthsBetween = (from: string, to: string): Month[] => {
  const months: Month[] = []
  const last = Temporal.PlainYearMonth.from(to.slice(0, 7))
  for (
    let month = Temporal.PlainYearMonth.from(from.slice(0, 7));
    Temporal.PlainYearMonth.compare(month, last) <= 0;
    month = month.add({ months: 1 })
  )
    months.push(month.toString())
  return months
}

/** The months that a window and some single events stand in, in order and once each. */
export const monthsOf = (window: Window, times: readonly Times[]): Month[] =>
  [
    ...new Set([
      ...monthsBetween(window.from, window.to),
      ...times.flatMap((one) => monthsBetween(firstDay(one), lastDay(one))),
    ]),
  ].toSorted()

/** The days of the months around a window that follow each other without a gap. */
export const daysAround = (months: readonly Month[], { from, to }: Window): Window => {
  const has = (month: Temporal.PlainYearMonth) => months.includes(month.toString())
  let first = Temporal.PlainYearMonth.from(from.slice(0, 7))
  let last = Temporal.PlainYearMonth.from(to.slice(0, 7))
  while (has(first.subtract({ months: 1 }))) first = first.subtract({ months: 1 })
  while (has(last.add({ months: 1 }))) last = last.add({ months: 1 })
  return {
    from: first.toPlainDate({ day: 1 }).toString(),
    to: last.toPlainDate({ day: last.daysInMonth }).toString(),
  }
}

/** Whether an event, or a date of a series, lies in one of the months. */
export const standsAnywhereIn = (fields: Fields, months: readonly Month[]): boolean =>
  fields.series
    ? months.some((month) => isIn(fields, daysAround([], { from: `${month}-01`, to: `${month}-01` })))
    : standsIn(fields.times, months)

/** Whether a day of the event lies in one of the months. */
const standsIn = (times: Times, months: readonly Month[]) =>
  monthsBetween(firstDay(times), lastDay(times)).some((month) => months.includes(month))
