import { checkTimes, emptyEvent } from './event-input.ts'
import { readAttendees, readBody, readLocation } from './input-parts.ts'
import type { Person } from './mailbox-store.ts'
import { propertyId } from './property-id.ts'
import { readRecurrence } from './recurrence-input.ts'
import type { EventData, ZonedText } from './types.ts'
import { wallTextOptional } from './zones.ts'

/** A time as text `2026-11-24T10:00` is Tokyo wall time. */
type SeedTime = string | { dateTime: string; timeZone: string }

/** An event as a person would enter it; what is left out has Outlook's defaults. */
export type SeedEvent = Partial<
  Omit<EventData, 'start' | 'end' | 'body' | 'attendees' | 'recurrence' | 'locations' | 'organizer'>
> & {
  start: SeedTime
  end: SeedTime
  body?: string | EventData['body']
  location?: string
  /** Several places, or one with an address, as a request may say them. */
  places?: Record<string, unknown>[]
  /** Mail addresses, or attendees in Graph's shape. */
  attendees?: (string | Record<string, unknown>)[]
  organizer?: { name: string; address: string }
  recurrence?: { pattern: Record<string, unknown>; range: Record<string, unknown> } | null
  /** Name or id; default: the default calendar. */
  calendar?: string
  /** Extended properties by id. */
  stamps?: Record<string, string>
}

export type MailboxSeed = Omit<Person, 'mail'> & {
  mail?: string
  /** Names of further calendars. */
  calendars?: string[]
  events?: SeedEvent[]
  access?: 'ok' | 'notEnabled'
}

const timeOf = (time: SeedTime): ZonedText => {
  const { dateTime, timeZone } = typeof time === 'string' ? { dateTime: time, timeZone: 'Tokyo Standard Time' } : time
  const text = wallTextOptional(dateTime.replace(/^(\d{4}-\d\d-\d\d)$/, '$1T00:00').replace(/T(\d\d:\d\d)$/, 'T$1:00'))
  if (text === undefined) throw new Error(`Not a local time: ${dateTime}`)
  return { dateTime: text, timeZone }
}

/** The visible data of a seed, or of a change by hand to `current`. */
export const dataOf = (seed: Partial<SeedEvent>, person: Person, current?: EventData): EventData => {
  const {
    start,
    end,
    body,
    location,
    places,
    attendees,
    organizer,
    recurrence,
    calendar: _,
    stamps: __,
    ...plain
  } = seed
  const base = current ?? {
    ...emptyEvent(),
    start: timeOf(start ?? ''),
    end: timeOf(end ?? ''),
    organizer: {
      emailAddress: {
        name: person.displayName,
        address: person.mail,
      },
    },
  }
  const data: EventData = { ...base, ...plain }
  if (start !== undefined) data.start = timeOf(start)
  if (end !== undefined) data.end = timeOf(end)
  if (body !== undefined) data.body = typeof body === 'string' ? { contentType: 'text', content: body } : readBody(body)
  if (places) data.locations = places.map(readLocation).filter((one) => one !== undefined)
  else if (location !== undefined) {
    const place = readLocation({ displayName: location })
    data.locations = place ? [place] : []
  }
  if (attendees !== undefined)
    data.attendees = readAttendees(
      attendees.map((one) => (typeof one === 'string' ? { emailAddress: { address: one } } : one)),
    )
  if (organizer !== undefined) data.organizer = { emailAddress: organizer }
  if (recurrence !== undefined) data.recurrence = readRecurrence(recurrence, data.start)
  checkTimes(data)
  return data
}

export const stampsOf = (seed: Partial<SeedEvent>) =>
  new Map(Object.entries(seed.stamps ?? {}).map(([id, value]) => [propertyId(id), value]))

/** One person with a few days' events around `now` (ms). */
export const defaultMailboxes = (now: number): MailboxSeed[] => {
  const day = (offset: number) => new Date(now + (9 + offset * 24) * 3_600_000).toISOString().slice(0, 10)
  return [
    {
      oid: '11111111-1111-4111-8111-111111111111',
      displayName: '山田 太郎',
      userPrincipalName: 'taro.yamada@example.com',
      calendars: ['個人用'],
      events: [
        { subject: '定例会議', start: `${day(0)}T10:00`, end: `${day(0)}T11:00`, location: '第1会議室' },
        { subject: '年次有給休暇', start: day(2), end: day(3), isAllDay: true, showAs: 'oof' },
        { subject: '歯科', start: `${day(1)}T18:00`, end: `${day(1)}T19:00`, sensitivity: 'private' },
      ],
    },
  ]
}
