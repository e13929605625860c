import type { Fields } from '../core/event.ts'
import { endOfSeries } from '../core/series/occurrences.ts'
import { ianaOptional } from './zones.ts'

/** 既定のリマインダー of events that are made in Outlook: minutes before they begin, or none. Absent: as Outlook itself does. */
export type Reminder = number | 'none'

const isOver = ({ times, series }: Fields, zone: string, now: number) => {
  if (times.kind === 'days') return false
  const end = series ? endOfSeries(times, series) : times.end
  if (end === undefined) return false
  // The last date of a series may be one without times, and so end with its day.
  const [day = '', clock = ''] = end.split('T')
  const midnight = Temporal.PlainDate.from(day).toZonedDateTime(ianaOptional(zone) ?? 'UTC')
  const [hours, minutes] = clock.split(':').map(Number)
  return (
    midnight.toPlainDateTime().add({ hours, minutes }).toZonedDateTime(midnight.timeZoneId).epochMilliseconds <= now
  )
}

/**
 * The members of a POST that say when a new event rings. One that is over would show as overdue at once, and an all-day one would ring in the
 * evening before: these never do. No other write names a reminder, so what a person sets stays.
 */
export const reminderMembers = (fields: Fields, reminder: Reminder | undefined, zone: string, now: number) => {
  if (reminder === 'none' || fields.times.kind === 'days' || isOver(fields, zone, now)) return { isReminderOn: false }
  return reminder === undefined ? {} : { isReminderOn: true, reminderMinutesBeforeStart: reminder }
}
