import { categoriesIn } from '../core/category.ts'
import type { FieldName, Fields, Item, NotYet, Times } from '../core/event.ts'
import { guardMeeting, meetingLine, takeJoinBlock, takeMeeting } from '../core/meeting.ts'
import { normalise, oneLine } from '../core/normal.ts'
import { isSplit, outlookWords } from '../core/title.ts'
import { flagMembers, type OwnFlags, readFlags } from './flags.ts'
import { markOf, type Scope } from './identity.ts'
import { outlookSeriesOptional, recurrenceOf, ruleOfOptional, spanOfWire, zoneOfRule } from './recurrence.ts'
import { isMaster, seriesOfOptional } from './series-read.ts'
import { type OwnPlace, placeMembers, readPlaces } from './places.ts'
import { readClaimOptional, readStampOptional } from './stamp.ts'
import type { WireEvent } from './wire.ts'
import { ianaOptional, wallTimeOptional } from './zones.ts'

const addDays = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()
const later = (a: string, b: string) => (a > b ? a : b)

/** The days that a series covers, as far as its rule says: its first date alone may lie years before the window. */
const daysOfRule = (event: WireEvent): Times => {
  const first = event.start.dateTime.slice(0, 10)
  return { kind: 'days', ...(spanOfWire(event.recurrence) ?? { first, last: first }) }
}

/**
 * Times in normal form; undefined if the zone is unknown. An all-day event is dates and never goes through a zone; its
 * end is exclusive at Graph. Seconds are dropped: NEO has none.
 */
export const timesOfOptional = (
  event: Pick<WireEvent, 'isAllDay' | 'start' | 'end'>,
  zone: string,
): Times | undefined => {
  if (event.isAllDay) {
    const first = event.start.dateTime.slice(0, 10)
    return { kind: 'days', first, last: later(first, addDays(event.end.dateTime.slice(0, 10), -1)) }
  }
  const start = wallTimeOptional(event.start, zone)
  const end = wallTimeOptional(event.end, zone)
  return start === undefined || end === undefined ? undefined : { kind: 'timed', start, end }
}

const textOptional = (event: Pick<WireEvent, 'body'>): string | undefined => {
  if (!event.body) return undefined
  const { contentType, content } = event.body
  return contentType === 'text' || !content ? (content ?? '') : undefined
}

/** Whether an answer holds everything that we sync; text instead of HTML included. */
export const isComplete = (
  event: Omit<WireEvent, 'exceptionOccurrences' | 'cancelledOccurrences'>,
  zone: string,
): boolean =>
  event.subject !== undefined &&
  event.location !== undefined &&
  event.isAllDay !== undefined &&
  // Of an event that does not say who may read it nothing goes where others read.
  Boolean(event.sensitivity) &&
  textOptional(event) !== undefined &&
  timesOfOptional(event, zone) !== undefined

/** Whether other people are in it, or it is somebody else's: whatever is written on it may mail them. */
export const isMeeting = (event: Pick<WireEvent, 'isOrganizer' | 'attendees' | 'exceptionOccurrences'>): boolean =>
  event.isOrganizer === false ||
  (event.attendees?.length ?? 0) > 0 ||
  (event.exceptionOccurrences ?? []).some((day) => isMeeting(day))

/** Whether the days of the rule are those of the calendar's own zone. An all-day series has dates, whatever zone it names. */
const isOfZone = (event: WireEvent, zone: string) => {
  const own = zoneOfRule(event.recurrence) ?? event.originalStartTimeZone ?? zone
  return Boolean(event.isAllDay) || own === zone || ianaOptional(own) === ianaOptional(zone)
}

/** Why an event is not synced, its days left aside. */
export const notYetOf = (event: WireEvent, zone: string): NotYet | undefined => {
  const all = [event, ...(event.exceptionOccurrences ?? [])]
  // A cancelled meeting that is still in the calendar is not gone, only not ours to touch.
  if (all.some(({ isCancelled }) => isCancelled)) return 'meeting'
  // Of an online series each day has the block by which people join in a text of its own.
  if (isMaster(event) && (isMeeting(event) || all.some(({ isOnlineMeeting }) => isOnlineMeeting))) return 'meeting'
  if (isMaster(event) && (!isOfZone(event, zone) || !ruleOfOptional(event.recurrence))) return 'series'
  return isComplete(event, zone) ? undefined : 'unreadable'
}

/** The text of an event without what only says how to join it, and the address where that is. */
const meetingOf = (
  event: Pick<WireEvent, 'body' | 'isOnlineMeeting' | 'onlineMeeting'>,
): { text: string; meeting: string } => {
  const whole = textOptional(event) ?? ''
  const online = event.isOnlineMeeting ? takeJoinBlock(whole) : { text: whole, url: '' }
  const { text, url } = takeMeeting(online.text)
  const known = event.isOnlineMeeting ? (event.onlineMeeting?.joinUrl ?? '') : ''
  return { text, meeting: online.url || known || url }
}

const plainFieldsOf = (
  event: Omit<WireEvent, 'exceptionOccurrences' | 'cancelledOccurrences'>,
  zone: string,
): Fields => {
  const day = event.start.dateTime.slice(0, 10)
  const { text, meeting } = meetingOf(event)
  const { subject, body, block } = outlookWords.get({ subject: event.subject ?? '', text })
  return {
    subject,
    times: timesOfOptional(event, zone) ?? { kind: 'days', first: day, last: day },
    ...readPlaces(event),
    body,
    block,
    meeting,
    ...(event.categories && { category: event.categories.join('\n') }),
    ...readFlags(event),
  }
}

const seriesOf = (event: WireEvent, zone: string) =>
  isMaster(event)
    ? seriesOfOptional(event, zone, (day) => (isComplete(day, zone) ? plainFieldsOf(day, zone) : undefined))
    : undefined

/** Of a series whose days are not known the times say only where it may stand. */
export const fieldsOf = (event: WireEvent, zone: string): Fields => {
  const series = seriesOf(event, zone)
  const fields = plainFieldsOf(event, zone)
  if (!isMaster(event)) return normalise(fields)
  return normalise(series ? { ...fields, series } : { ...fields, times: daysOfRule(event) })
}

/** Milliseconds since the epoch of a time that Graph gives in UTC. */
export const instantOptional = (text: string | null | undefined): number | undefined => {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? undefined : at
}

/** One event as core sees it. Stamp and claim are there only if the event was read with them. */
export const itemOf = async (event: WireEvent, scope: Scope, zone: string): Promise<Item> => {
  const fields = fieldsOf(event, zone)
  // A series without all of its days is not known whole, and must not be compared.
  const isHalf = isMaster(event) && !fields.series
  const notYet = notYetOf(event, zone) ?? (isHalf ? 'unreadable' : undefined)
  const changedAt = instantOptional(event.lastModifiedDateTime)
  const claim = readClaimOptional(event)
  return {
    id: event.id,
    version: event['@odata.etag'],
    fields,
    ...(notYet ? { notYet } : {}),
    ...(!notYet && isMeeting(event) ? { readOnly: true, sealed: true } : {}),
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
export const rawWords = ({ subject, body, block = '', meeting = '' }: Fields) => {
  const words = outlookWords.put({ subject, body, block }, { subject: '', text: '' })
  const text = guardMeeting(words.text)
  if (meeting === '') return { ...words, text }
  return { ...words, text: text === '' ? meetingLine(meeting) : `${text}\n\n${meetingLine(meeting)}` }
}

/** Which of title and text a write of these fields says. `held`: title of the event as it stands there; one in two pieces is written as a whole. */
export const wordsIn = (fields: Fields, names: readonly FieldName[], held?: { title: string; subject: string }) => {
  const [title, text] = [names.includes('subject'), names.includes('body') || names.includes('block')]
  const isOne = !isSplit(fields.subject) && (held === undefined || oneLine(held.title) === held.subject)
  return isOne || !(title || text) ? { title, text, isOne: true } : { title: true, text: true, isOne: false }
}

/** A new single event says nothing of a rule. */
const recurrenceBody = (fields: Fields, zone: string, now: OwnFlags | undefined) => {
  const held = outlookSeriesOptional(fields)
  if (held) return { recurrence: recurrenceOf(fields.times, held, zone) }
  return now ? { recurrence: null } : {}
}

/**
 * The members of a POST or PATCH that say the named fields; the three that make the times always go together. A series must be one that
 * Outlook can hold; its exceptions are no part of it. `now`, `was`: the event's own flags, as
 * flagMembers takes them. `words`: see wordsIn. `places`: those that the event holds, of which what is not written stays.
 */
export const bodyOf = (
  fields: Fields,
  names: readonly FieldName[],
  zone: string,
  now?: OwnFlags,
  was?: OwnFlags,
  words = wordsIn(fields, names),
  places?: readonly OwnPlace[],
) => ({
  ...(words.title ? { subject: rawWords(fields).subject } : {}),
  ...(names.includes('times') ? timesBody(fields.times, zone) : {}),
  ...(names.includes('series') ? recurrenceBody(fields, zone, now) : {}),
  ...(names.includes('category') && (now || fields.category)
    ? { categories: categoriesIn(fields.category ?? '') }
    : {}),
  ...placeMembers(fields, names, places),
  ...(words.text ? { body: { contentType: 'text' as const, content: rawWords(fields).text } } : {}),
  ...flagMembers(fields, names, now, was),
})
