import type { Box } from './box.ts'
import { viewOf } from './view.ts'
import { startOfDay, tokyoDate } from './page-days.ts'

/** One thing on the page. `firstDay` and `lastDay` are inclusive dates. */
export type Item = {
  id: string
  /** Of a day of a series: its own date, by which it is edited alone. */
  day?: string
  title: string
  place: string
  calendar: string
  color: number
  allDay: boolean
  startMs: number
  endMs: number
  firstDay: string
  lastDay: string
  showAs: string
  isPrivate: boolean
  inSeries: boolean
  meeting: boolean
  hasFiles: boolean
}

/** Everything between two dates (the second exclusive) in all calendars of a mailbox. */
export const itemsOf = ({ store }: Box, from: string, to: string): Item[] => {
  const window = { startMs: startOfDay(from), endMs: startOfDay(to) }
  return store.calendars.flatMap((calendar, color) =>
    viewOf(store, calendar.id, window).map(({ event, occurrence }): Item => {
      const { data } = event
      const startMs = occurrence?.startMs ?? event.startMs
      const endMs = occurrence?.endMs ?? event.endMs
      const place = data.locations[0]?.['displayName']
      const day = occurrence?.date ?? event.series?.date
      return {
        id: store.ids.immutable(event.series?.key ?? event.key),
        ...(day !== undefined && { day }),
        title: data.subject || '(件名なし)',
        place: typeof place === 'string' ? place : '',
        calendar: calendar.name,
        color,
        allDay: data.isAllDay,
        startMs,
        endMs,
        firstDay: data.isAllDay && !occurrence ? data.start.dateTime.slice(0, 10) : tokyoDate(startMs),
        lastDay:
          data.isAllDay && !occurrence
            ? tokyoDate(startOfDay(data.end.dateTime.slice(0, 10)) - 1)
            : tokyoDate(Math.max(startMs, endMs - 1)),
        showAs: data.showAs,
        isPrivate: data.sensitivity !== 'normal',
        inSeries: occurrence !== undefined || event.series !== undefined,
        meeting: data.attendees.length > 0,
        hasFiles: event.attachments.length > 0,
      }
    }),
  )
}
