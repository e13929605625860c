import type { Window } from '../core/event.ts'

/** Days of a run around today, in the calendar's zone. */
export const windowAround = (now: number, zone: string, pastDays: number, futureDays: number): Window => {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  return { from: today.subtract({ days: pastDays }).toString(), to: today.add({ days: futureDays }).toString() }
}
