import { addDays, addMonths, daysBetween, weekday, weekOf } from './browser/days.ts'
import type { EventFields, Recurrence } from './types.ts'

type Span = { startdate: string; enddate: string }

/** First days of the occurrences that begin no later than `last`. */
export function occurrenceDays(first: string, recurrence: Recurrence, last: string): string[] {
  if (recurrence.every === 'date') return recurrence.dates.filter((day) => day <= last)
  const { every, interval, until, except } = recurrence
  const end = until < last ? until : last
  const days: string[] = []
  if (every === 'month')
    for (let count = 0; addMonths(first, count) <= end; count += interval) {
      const day = addMonths(first, count)
      // A month without the day has no occurrence.
      if (day.slice(8) === first.slice(8)) days.push(day)
    }
  else
    for (let day = first; day <= end; day = addDays(day, 1)) {
      const weeks = daysBetween(weekOf(first, 0).start, weekOf(day, 0).start) / 7
      const fits =
        every === 'day'
          ? daysBetween(first, day) % interval === 0
          : weeks % interval === 0 && (recurrence.weekdays ?? [weekday(first)]).includes(weekday(day))
      if (fits) days.push(day)
    }
  return days.filter((day) => !except.includes(day))
}

/** Where the event stands in a range of days, both included: once, or once per occurrence. */
export function spansWithin(event: EventFields, from: string, to: string): Span[] {
  const length = daysBetween(event.startdate, event.enddate)
  const starts = event.recurrence ? occurrenceDays(event.startdate, event.recurrence, to) : [event.startdate]
  return starts
    .map((startdate) => ({ startdate, enddate: addDays(startdate, length) }))
    .filter((span) => span.startdate <= to && span.enddate >= from)
}

export function describe(recurrence: Recurrence): string {
  if (recurrence.every === 'date') return `不定期（${recurrence.dates.length}件）`
  const { every, interval, until } = recurrence
  const marks = (recurrence.weekdays ?? []).map((day) => '日月火水木金土'[day]).join('・')
  const unit = { day: '日', week: '週間', month: 'ヶ月' }[every]
  return `${interval}${unit}毎${marks && ` ${marks}`}（${until.replaceAll('-', '/')} まで）`
}
