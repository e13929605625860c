import type { Times, Window } from '../core/event.ts'
import { firstDay, lastDay } from '../core/normal.ts'

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

/** Whether a day of the event lies in one of the months. */
export const standsIn = (times: Times, months: readonly Month[]) =>
  monthsBetween(firstDay(times), lastDay(times)).some((month) => months.includes(month))
