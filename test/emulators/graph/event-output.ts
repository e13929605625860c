import { previewOf, renderBody } from './body-text.ts'
import { etagOf, type Ids } from './ids.ts'
import type { Prefer } from './prefer.ts'
import type { Settings, StoredEvent, ZonedText } from './types.ts'
import { wallIn } from './zones.ts'

/** One thing to show: an event as it lies in the store, or one expanded day of a master. */
export type Shown = { event: StoredEvent; occurrence?: { date: string; startMs: number; endMs: number } }

export type Rendering = { ids: Ids; prefer: Prefer; settings: Settings }

const emptyLocation = {
  displayName: '',
  locationType: 'default',
  uniqueIdType: 'unknown',
  address: {},
  coordinates: {},
}

const time = (ms: number, own: ZonedText, allDay: boolean, { prefer, settings }: Rendering): ZonedText => {
  // An all-day event is a date: by default its midnights stay midnights in whatever zone is preferred.
  if (allDay && settings.allDayInOtherZone === 'dates')
    return { dateTime: `${wallIn(ms, own.timeZone).slice(0, 10)}T00:00:00.0000000`, timeZone: prefer.zone }
  return { dateTime: wallIn(ms, prefer.zone), timeZone: prefer.zone }
}

const auditTime = (ms: number) => new Date(ms).toISOString().replace('Z', '0000Z')

export const typeOf = ({ event, occurrence }: Shown) =>
  occurrence ? 'occurrence' : event.series ? 'exception' : event.data.recurrence ? 'seriesMaster' : 'singleInstance'

/** The id in the format that the request prefers. */
export const idOf = ({ event, occurrence }: Shown, { ids, prefer }: Rendering): string => {
  const key = event.series?.key ?? event.key
  const date = occurrence?.date ?? event.series?.date
  return prefer.immutable ? ids.immutable(key, date) : ids.mutable(key, event.folder, date)
}

const masterIdOf = ({ event, occurrence }: Shown, { ids, prefer }: Rendering) => {
  const key = event.series?.key ?? (occurrence ? event.key : undefined)
  if (key === undefined) return null
  return prefer.immutable ? ids.immutable(key) : ids.mutable(key, event.folder)
}

const startAndEnd = (shown: Shown, rendering: Rendering) => {
  const { data } = shown.event
  return {
    start: time(shown.occurrence?.startMs ?? shown.event.startMs, data.start, data.isAllDay, rendering),
    end: time(shown.occurrence?.endMs ?? shown.event.endMs, data.end, data.isAllDay, rendering),
  }
}

/** The seven keys of an occurrence in a delta. */
export const renderBareOccurrence = (shown: Shown, rendering: Rendering) => ({
  '@odata.type': '#microsoft.graph.event',
  '@odata.etag': etagOf(shown.event.changeKey),
  seriesMasterId: masterIdOf(shown, rendering),
  type: 'occurrence',
  id: idOf(shown, rendering),
  ...startAndEnd(shown, rendering),
})

/** A tombstone: nothing but the id. */
export const renderRemoved = (id: string) => ({
  '@odata.type': '#microsoft.graph.event',
  id,
  '@removed': { reason: 'deleted' },
})

const shownPlace = (places: Record<string, unknown>[], { placesSplit }: Settings) => {
  const [first = emptyLocation] = places
  if (placesSplit !== 'all' || places.length < 2) return first
  return { ...first, displayName: places.map(({ displayName }) => String(displayName)).join('; ') }
}

/** Everything that the service says about an event; extended properties are never part of it. */
export const renderEvent = (shown: Shown, rendering: Rendering): Record<string, unknown> => {
  const { event, occurrence } = shown
  const { data } = event
  const id = idOf(shown, rendering)
  const date = occurrence?.date ?? event.series?.date
  const originalStart = event.series?.originalStartMs ?? occurrence?.startMs
  return {
    '@odata.etag': etagOf(event.changeKey),
    id,
    createdDateTime: auditTime(event.createdAt),
    lastModifiedDateTime: auditTime(event.modifiedAt),
    changeKey: event.changeKey,
    categories: data.categories,
    ...(event.transactionId === undefined ? {} : { transactionId: event.transactionId }),
    originalStartTimeZone: data.start.timeZone,
    originalEndTimeZone: data.end.timeZone,
    iCalUId: date === undefined ? event.iCalUId : `${event.iCalUId}${date.replaceAll('-', '')}`,
    uid: event.iCalUId,
    reminderMinutesBeforeStart: data.reminderMinutesBeforeStart,
    isReminderOn: data.isReminderOn,
    hasAttachments: data.hasAttachments,
    subject: data.subject,
    bodyPreview: previewOf(data.body),
    importance: data.importance,
    sensitivity: data.sensitivity,
    isAllDay: data.isAllDay,
    isCancelled: data.isCancelled,
    isOrganizer: data.isOrganizer,
    responseRequested: data.responseRequested,
    seriesMasterId: masterIdOf(shown, rendering),
    showAs: data.showAs,
    type: typeOf(shown),
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(id)}&exvsurl=1&path=/calendar/item`,
    onlineMeetingUrl: null,
    isOnlineMeeting: data.isOnlineMeeting,
    onlineMeetingProvider: data.onlineMeetingProvider,
    allowNewTimeProposals: data.allowNewTimeProposals,
    occurrenceId: date === undefined ? null : `OID.${masterIdOf(shown, rendering)}.${date}`,
    isDraft: false,
    hideAttendees: data.hideAttendees,
    responseStatus: { response: data.isOrganizer ? 'organizer' : 'notResponded', time: '0001-01-01T00:00:00Z' },
    body: renderBody(data.body, rendering.prefer.text, rendering.prefer.unsafeHtml),
    ...startAndEnd(shown, rendering),
    location: shownPlace(data.locations, rendering.settings),
    locations: data.locations,
    recurrence: occurrence || event.series ? null : data.recurrence,
    attendees: data.attendees,
    organizer: data.organizer,
    onlineMeeting: null,
    ...(originalStart === undefined
      ? {}
      : { originalStart: new Date(originalStart).toISOString().replace(/\.\d+/, '') }),
  }
}

/** The names that `$select` may use on an event. */
export const selectable = [
  'id',
  'createdDateTime',
  'lastModifiedDateTime',
  'changeKey',
  'categories',
  'transactionId',
  'uid',
  'originalStartTimeZone',
  'originalEndTimeZone',
  'originalStart',
  'iCalUId',
  'reminderMinutesBeforeStart',
  'isReminderOn',
  'hasAttachments',
  'subject',
  'bodyPreview',
  'importance',
  'sensitivity',
  'isAllDay',
  'isCancelled',
  'isOrganizer',
  'responseRequested',
  'seriesMasterId',
  'showAs',
  'type',
  'webLink',
  'onlineMeetingUrl',
  'isOnlineMeeting',
  'onlineMeetingProvider',
  'allowNewTimeProposals',
  'occurrenceId',
  'isDraft',
  'hideAttendees',
  'responseStatus',
  'body',
  'start',
  'end',
  'location',
  'locations',
  'recurrence',
  'attendees',
  'organizer',
  'onlineMeeting',
  'exceptionOccurrences',
  'cancelledOccurrences',
]

/** The chosen properties; id and etag are always there. */
export const selectFrom = (full: Record<string, unknown>, names: readonly string[] | undefined) => {
  if (!names) return full
  const kept = Object.entries(full).filter(([name]) => name.startsWith('@') || name === 'id' || names.includes(name))
  return Object.fromEntries(kept)
}
