import type { FieldName, Fields, Item, NotYet, Times } from '../core/event.ts'
import { normalise, oneLine } from '../core/normal.ts'
import { isSplit, outlookWords } from '../core/title.ts'
import { flagMembers, type OwnFlags, readFlags } from './flags.ts'
import { markOf, type Scope } from './identity.ts'
import { readClaimOptional, readStampOptional } from './stamp.ts'
import type { WireEvent } from './wire.ts'
import { wallTimeOptional } from './zones.ts'

const addDays = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()
const later = (a: string, b: string) => (a > b ? a : b)

/** The days that a series covers, as far as its rule says: its first date alone may lie years before the window. */
const timesOfSeries = (event: WireEvent): Times | undefined => {
  const range = event.recurrence?.range
  if (!range) return undefined
  const ends = range.type === 'endDate' && range.endDate ? range.endDate : '9999-12-31'
  return { kind: 'days', first: range.startDate, last: later(range.startDate, ends) }
}

/**
 * Times in normal form; undefined if the zone is unknown. An all-day event is dates and never goes through a zone; its
 * end is exclusive at Graph. Seconds are dropped: NEO has none.
 */
export const timesOfOptional = (event: WireEvent, zone: string): Times | undefined => {
  if (event.isAllDay) {
    const first = event.start.dateTime.slice(0, 10)
    return { kind: 'days', first, last: later(first, addDays(event.end.dateTime.slice(0, 10), -1)) }
  }
  const start = wallTimeOptional(event.start, zone)
  const end = wallTimeOptional(event.end, zone)
  return start === undefined || end === undefined ? undefined : { kind: 'timed', start, end }
}

const textOptional = (event: WireEvent): string | undefined => {
  if (!event.body) return undefined
  const { contentType, content } = event.body
  return contentType === 'text' || !content ? (content ?? '') : undefined
}

/** Whether an answer holds everything that we sync; text instead of HTML included. */
export const isComplete = (event: WireEvent, zone: string): boolean =>
  event.subject !== undefined &&
  event.location !== undefined &&
  event.isAllDay !== undefined &&
  // Of an event that does not say who may read it nothing goes where others read.
  Boolean(event.sensitivity) &&
  textOptional(event) !== undefined &&
  timesOfOptional(event, zone) !== undefined

const notYetOf = (event: WireEvent, zone: string): NotYet | undefined => {
  if (event.type === 'seriesMaster' || event.recurrence) return 'series'
  // A cancelled meeting that is still in the calendar is not gone, only not ours to touch.
  const meeting = event.isOnlineMeeting || event.isOrganizer === false || event.isCancelled
  if (meeting || (event.attendees?.length ?? 0) > 0) return 'meeting'
  return isComplete(event, zone) ? undefined : 'unreadable'
}

/** Several places are one text, whether Outlook has made several of one or a person has added one. */
const placeOf = ({ location, locations }: WireEvent) => {
  const names = (locations ?? []).flatMap(({ displayName }) => displayName || [])
  return names.length > 1 ? names.join('; ') : (location?.displayName ?? '')
}

export const fieldsOf = (event: WireEvent, zone: string): Fields => {
  const day = event.start.dateTime.slice(0, 10)
  const series = event.type === 'seriesMaster' ? timesOfSeries(event) : undefined
  const { subject, body, block } = outlookWords.get({ subject: event.subject ?? '', text: textOptional(event) ?? '' })
  return normalise({
    subject,
    times: series ?? timesOfOptional(event, zone) ?? { kind: 'days', first: day, last: day },
    place: placeOf(event),
    body,
    block,
    ...readFlags(event),
  })
}

/** Milliseconds since the epoch of a time that Graph gives in UTC. */
export const instantOptional = (text: string | null | undefined): number | undefined => {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? undefined : at
}

/** One event as core sees it. Stamp and claim are there only if the event was read with them. */
export const itemOf = async (event: WireEvent, scope: Scope, zone: string): Promise<Item> => {
  const notYet = notYetOf(event, zone)
  const changedAt = instantOptional(event.lastModifiedDateTime)
  const claim = readClaimOptional(event)
  return {
    id: event.id,
    version: event['@odata.etag'],
    fields: fieldsOf(event, zone),
    ...(notYet ? { notYet } : {}),
    mark: await markOf(scope, event.iCalUId ?? event.id),
    ...(await readStampOptional(scope, event)),
    ...(claim && { claim }),
    // Any change of what is attached is a change of the event.
    ...(typeof event.hasAttachments === 'boolean' && { files: event.hasAttachments ? event['@odata.etag'] : '' }),
    ...(changedAt === undefined ? {} : { changedAt }),
  }
}

const timesBody = (times: Times, zone: string) => {
  const at = (dateTime: string) => ({ dateTime, timeZone: zone })
  return times.kind === 'timed'
    ? { start: at(`${times.start}:00`), end: at(`${times.end}:00`), isAllDay: false }
    : { start: at(`${times.first}T00:00:00`), end: at(`${addDays(times.last, 1)}T00:00:00`), isAllDay: true }
}

/** Title and text as they are written to Outlook. */
export const rawWords = ({ subject, body, block = '' }: Fields) =>
  outlookWords.put({ subject, body, block }, { subject: '', text: '' })

/** Which of title and text a write of these fields says. `held`: title of the event as it stands there; one in two pieces is written as a whole. */
export const wordsIn = (fields: Fields, names: readonly FieldName[], held?: { title: string; subject: string }) => {
  const [title, text] = [names.includes('subject'), names.includes('body') || names.includes('block')]
  const isOne = !isSplit(fields.subject) && (held === undefined || oneLine(held.title) === held.subject)
  return isOne || !(title || text) ? { title, text, isOne: true } : { title: true, text: true, isOne: false }
}

/**
 * The members of a POST or PATCH that say the named fields; the three that make the times always go together. `now`, `was`: the event's own flags, as
 * flagMembers takes them. `words`: see wordsIn.
 */
export const bodyOf = (
  fields: Fields,
  names: readonly FieldName[],
  zone: string,
  now?: OwnFlags,
  was?: OwnFlags,
  words = wordsIn(fields, names),
) => ({
  ...(words.title ? { subject: rawWords(fields).subject } : {}),
  ...(names.includes('times') ? timesBody(fields.times, zone) : {}),
  ...(names.includes('place') ? { location: { displayName: fields.place } } : {}),
  ...(words.text ? { body: { contentType: 'text' as const, content: rawWords(fields).text } } : {}),
  ...flagMembers(fields, names, now, was),
})
