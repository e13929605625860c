import type { Window } from '../core/event.ts'
import { expandStamp } from './stamp.ts'
import { startOfDay } from './zones.ts'

/** The calendar's own path. The default one is named as such, never by an id. */
export const calendarPath = (calendar: string) =>
  calendar === 'default' ? '/me/calendar' : `/me/calendars/${encodeURIComponent(calendar)}`

/** An event by its immutable id, wherever in the mailbox it lies. */
export const eventPath = (id: string) => `/me/events/${encodeURIComponent(id)}`
export const stampedEventPath = (id: string) => `${eventPath(id)}?${expandStamp}`

/** The days of a series that are not as its rule has them. Only a GET of one master by its id answers them, and nothing else may be asked with them. */
export const seriesDaysPath = (id: string) =>
  `${eventPath(id)}?$select=id,exceptionOccurrences,cancelledOccurrences&$expand=exceptionOccurrences`

const bounds = ({ from, to }: Window, zone: string) => {
  const end = Temporal.PlainDate.from(to).add({ days: 1 }).toString()
  return `startDateTime=${encodeURIComponent(startOfDay(from, zone))}&endDateTime=${encodeURIComponent(startOfDay(end, zone))}`
}

/** First link of a delta round over whole days, both inclusive. */
export const deltaPath = (calendar: string, days: Window, zone: string) =>
  `${calendarPath(calendar)}/calendarView/delta?${bounds(days, zone)}`

/** Ids of everything that stands in these days; of a series its occurrences, which name their master. */
export const viewPath = (calendar: string, days: Window, zone: string) =>
  `${calendarPath(calendar)}/calendarView?${bounds(days, zone)}&$select=id,seriesMasterId,transactionId&$top=500`

/** The days of a series that stand in these days, to write them; those that were taken out are not among them. */
export const instancesPath = (id: string, days: Window, zone: string) =>
  `${eventPath(id)}/instances?${bounds(days, zone)}&$select=id,start,occurrenceId,originalStart&$top=500`
