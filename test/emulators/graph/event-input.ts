import { badBody, badRequest, invalidProperty } from './errors.ts'
import { asArray, asBoolean, asEnum, asInteger, asObject, asText, type Json, onlyKeys } from './input-check.ts'
import { readAttendees, readBody, readLocation, readTime } from './input-parts.ts'
import { propertyId } from './property-id.ts'
import { readRecurrence } from './recurrence-input.ts'
import type { EventData, Settings } from './types.ts'
import { instantOf } from './zones.ts'

/** What a POST or PATCH body says, checked; `stampOnly` when it touches nothing but extended properties. */
export type EventInput = {
  patch: Partial<EventData>
  properties: Map<string, string>
  transactionId?: string
  stampOnly: boolean
}

export const emptyEvent = (): Omit<EventData, 'start' | 'end' | 'organizer'> => ({
  subject: '',
  body: { contentType: 'text', content: '' },
  isAllDay: false,
  showAs: 'busy',
  sensitivity: 'normal',
  importance: 'normal',
  locations: [],
  categories: [],
  attendees: [],
  isReminderOn: true,
  reminderMinutesBeforeStart: 15,
  responseRequested: true,
  allowNewTimeProposals: true,
  hideAttendees: false,
  isOnlineMeeting: false,
  onlineMeetingProvider: 'unknown',
  recurrence: null,
  hasAttachments: false,
  isCancelled: false,
  isOrganizer: true,
})

const places = (list: unknown[], { placesSplit, placesKeepMail }: Settings): Json[] =>
  list
    .map(readLocation)
    .filter((place) => place !== undefined)
    .flatMap((place): Json[] => {
      const { locationEmailAddress, ...rest } = place
      if (locationEmailAddress !== undefined) return [placesKeepMail ? place : { ...rest, locationType: 'default' }]
      if (placesSplit === false) return [place]
      const names = String(place['displayName']).split(';')
      return names.map((name) => readLocation({ displayName: name.trim() })).filter((one) => one !== undefined)
    })

type Reader = (value: unknown, limits: Settings) => Partial<EventData>
const readers: Record<string, Reader> = {
  subject: (value, limits) => ({ subject: asText(value, 'subject', limits.subjectLimit) }),
  body: (value) => ({ body: readBody(value) }),
  start: (value) => ({ start: readTime(value, 'start') }),
  end: (value) => ({ end: readTime(value, 'end') }),
  isAllDay: (value) => ({ isAllDay: asBoolean(value, 'isAllDay') }),
  showAs: (value) => ({
    showAs: asEnum(value, 'showAs', ['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown']),
  }),
  sensitivity: (value) => ({
    sensitivity: asEnum(value, 'sensitivity', ['normal', 'personal', 'private', 'confidential']),
  }),
  importance: (value) => ({ importance: asEnum(value, 'importance', ['low', 'normal', 'high']) }),
  location: (value, limits) => ({ locations: places([value], limits) }),
  locations: (value, limits) => ({ locations: places(asArray(value, 'locations'), limits) }),
  categories: (value) => ({
    categories: asArray(value, 'categories').map((name) => asText(name, 'categories')),
  }),
  attendees: (value) => ({ attendees: readAttendees(value) }),
  isReminderOn: (value) => ({ isReminderOn: asBoolean(value, 'isReminderOn') }),
  reminderMinutesBeforeStart: (value) => ({
    reminderMinutesBeforeStart: asInteger(value, 'reminderMinutesBeforeStart'),
  }),
  responseRequested: (value) => ({ responseRequested: asBoolean(value, 'responseRequested') }),
  allowNewTimeProposals: (value) => ({ allowNewTimeProposals: asBoolean(value, 'allowNewTimeProposals') }),
  hideAttendees: (value) => ({ hideAttendees: asBoolean(value, 'hideAttendees') }),
  isOnlineMeeting: (value) => ({ isOnlineMeeting: asBoolean(value, 'isOnlineMeeting') }),
  onlineMeetingProvider: (value) => ({
    onlineMeetingProvider: asEnum(value, 'onlineMeetingProvider', ['unknown', 'teamsForBusiness']),
  }),
}

/** All-day: midnights in one zone. Otherwise: the end is not before the start. */
export const checkTimes = ({ start, end, isAllDay }: Pick<EventData, 'start' | 'end' | 'isAllDay'>) => {
  if (isAllDay) {
    for (const [name, time] of [['Start', start] as const, ['End', end] as const])
      if (!time.dateTime.endsWith('T00:00:00.0000000'))
        throw badRequest(`The Event.${name} property for an all-day event needs to be set to midnight.`)
    if (start.timeZone !== end.timeZone)
      throw badRequest(
        'The Event.Start and Event.End properties for an all-day event need to be in the same time zone.',
      )
    if (end.dateTime <= start.dateTime) throw invalidProperty('At least one property failed validation.')
  } else if (instantOf(end) < instantOf(start)) throw invalidProperty('At least one property failed validation.')
}

const readProperties = (value: unknown, limits: Settings) => {
  const properties = new Map<string, string>()
  for (const item of asArray(value, 'singleValueExtendedProperties')) {
    const object = asObject(item, 'singleValueExtendedProperties')
    onlyKeys(object, ['id', 'value'], 'singleValueLegacyExtendedProperty')
    const text = asText(object['value'], 'singleValueExtendedProperties.value', limits.propertyLimit)
    properties.set(propertyId(object['id']), text)
  }
  return properties
}

/** Reads a body for POST (`current` absent) or PATCH; every member that the type or the method does not know is refused. */
export const readEventInput = (body: unknown, limits: Settings, current?: EventData): EventInput => {
  const object: Json = asObject(body, 'event')
  const special = ['recurrence', 'singleValueExtendedProperties', ...(current ? [] : ['transactionId'])]
  onlyKeys(object, [...Object.keys(readers), ...special], 'event')
  if (!current)
    for (const key of ['subject', 'start', 'end'])
      if (object[key] === undefined || (object[key] === null && key !== 'subject'))
        throw badRequest(`The property '${key}' is required when creating the entity.`)
  const patch: Partial<EventData> = {}
  for (const [key, value] of Object.entries(object)) Object.assign(patch, readers[key]?.(value, limits))
  const start = patch.start ?? current?.start
  const end = patch.end ?? current?.end
  if (!start || !end) throw badBody('The event has no start or no end.')
  if (object['recurrence'] !== undefined) patch.recurrence = readRecurrence(object['recurrence'], start)
  // A series begins on the date of its range: neither moves without the other.
  else if (current?.recurrence && current.recurrence.range['startDate'] !== start.dateTime.slice(0, 10))
    throw badRequest("The recurrence range's startDate must be the date of the event's start.")
  if (patch.start || patch.end || patch.isAllDay !== undefined)
    checkTimes({ start, end, isAllDay: patch.isAllDay ?? current?.isAllDay ?? false })
  const properties = readProperties(object['singleValueExtendedProperties'] ?? [], limits)
  const transactionId = object['transactionId']
  return {
    patch,
    properties,
    ...(typeof transactionId === 'string' ? { transactionId } : {}),
    stampOnly: Object.keys(patch).length === 0 && properties.size > 0,
  }
}
