import { badRequest, invalidProperty } from './errors.ts'
import { asArray, asEnum, asInteger, asObject, asText, type Json, onlyKeys } from './input-check.ts'
import type { Attendee, EventData, Recurrence, ZonedText } from './types.ts'
import { wallTextOptional, zoneOf } from './zones.ts'

export const readTime = (value: unknown, what: string): ZonedText => {
  const object = asObject(value, what)
  onlyKeys(object, ['dateTime', 'timeZone'], 'dateTimeTimeZone')
  const dateTime = wallTextOptional(asText(object['dateTime'], `${what}.dateTime`))
  if (dateTime === undefined) throw badRequest(`The value of '${what}.dateTime' is not a valid local date and time.`)
  const timeZone = asText(object['timeZone'], `${what}.timeZone`)
  zoneOf(timeZone)
  return { dateTime, timeZone }
}

export const readBody = (value: unknown): EventData['body'] => {
  if (value === null) return { contentType: 'text', content: '' }
  const object = asObject(value, 'body')
  onlyKeys(object, ['contentType', 'content'], 'itemBody')
  const contentType = asEnum(object['contentType'] ?? 'text', 'body.contentType', ['text', 'html'])
  return { contentType: contentType as 'text' | 'html', content: asText(object['content'] ?? '', 'body.content') }
}

const locationKeys = [
  'displayName',
  'locationEmailAddress',
  'locationUri',
  'locationType',
  'uniqueId',
  'uniqueIdType',
  'address',
  'coordinates',
]
const locationTypes = [
  'default',
  'conferenceRoom',
  'homeAddress',
  'businessAddress',
  'geoCoordinates',
  'streetAddress',
  'hotel',
  'restaurant',
  'localBusiness',
  'postalAddress',
]

/** One place in the form in which it is kept; an empty name is no place. */
export const readLocation = (value: unknown): Json | undefined => {
  if (value === null) return undefined
  const object = asObject(value, 'location')
  onlyKeys(object, locationKeys, 'location')
  const displayName = asText(object['displayName'] ?? '', 'location.displayName')
  const mail = asText(object['locationEmailAddress'] ?? '', 'location.locationEmailAddress')
  if (displayName === '' && mail === '') return undefined
  const locationType = asEnum(object['locationType'] ?? 'default', 'location.locationType', locationTypes)
  return {
    displayName,
    locationType,
    uniqueId: displayName,
    uniqueIdType: 'private',
    ...(mail === '' ? {} : { locationEmailAddress: mail }),
  }
}

export const readAttendees = (value: unknown): Attendee[] => {
  const list = asArray(value, 'attendees')
  if (list.length > 500) throw invalidProperty('At least one property failed validation: too many attendees.')
  return list.map((item) => {
    const object = asObject(item, 'attendees')
    onlyKeys(object, ['emailAddress', 'type', 'status', 'proposedNewTime'], 'attendee')
    const mail = asObject(object['emailAddress'], 'attendees.emailAddress')
    onlyKeys(mail, ['address', 'name'], 'emailAddress')
    const address = asText(mail['address'], 'attendees.emailAddress.address')
    if (!address.includes('@')) throw badRequest('At least one recipient is not valid.')
    return {
      emailAddress: { name: asText(mail['name'] ?? address, 'attendees.emailAddress.name'), address },
      type: asEnum(object['type'] ?? 'required', 'attendees.type', ['required', 'optional', 'resource']),
      status: { response: 'none', time: '0001-01-01T00:00:00Z' },
    }
  })
}

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const indexes = ['first', 'second', 'third', 'fourth', 'last']
const needed: Record<string, string[]> = {
  daily: [],
  weekly: ['daysOfWeek'],
  absoluteMonthly: ['dayOfMonth'],
  relativeMonthly: ['daysOfWeek'],
  absoluteYearly: ['dayOfMonth', 'month'],
  relativeYearly: ['daysOfWeek', 'month'],
}
const day = /^\d{4}-\d\d-\d\d$/

/** A rule with the dummies that the service adds; required members per type, and those that are ignored are checked too. */
export const readRecurrence = (value: unknown, start: ZonedText): Recurrence | null => {
  if (value === null) return null
  const object = asObject(value, 'recurrence')
  onlyKeys(object, ['pattern', 'range'], 'patternedRecurrence')
  const pattern = asObject(object['pattern'], 'recurrence.pattern')
  const patternKeys = ['type', 'interval', 'month', 'dayOfMonth', 'daysOfWeek', 'firstDayOfWeek', 'index']
  onlyKeys(pattern, patternKeys, 'recurrencePattern')
  const type = asEnum(pattern['type'], 'recurrence.pattern.type', Object.keys(needed))
  for (const key of ['interval', ...(needed[type] ?? [])])
    if (pattern[key] === undefined) throw badRequest(`The recurrence pattern '${type}' needs '${key}'.`)
  const whole = (key: string, least: number, most: number) => {
    const number = asInteger(pattern[key] ?? least, key)
    if (number < least || number > most) throw badRequest(`The value of '${key}' is out of range.`)
    return number
  }
  const readPattern = {
    type,
    interval: whole('interval', 1, 999),
    month: whole('month', 0, 12),
    dayOfMonth: whole('dayOfMonth', 0, 31),
    ...(pattern['daysOfWeek'] === undefined
      ? {}
      : { daysOfWeek: asArray(pattern['daysOfWeek'], 'daysOfWeek').map((name) => asEnum(name, 'daysOfWeek', days)) }),
    firstDayOfWeek: asEnum(pattern['firstDayOfWeek'] ?? 'sunday', 'firstDayOfWeek', days),
    index: asEnum(pattern['index'] ?? 'first', 'index', indexes),
  }
  const range = asObject(object['range'], 'recurrence.range')
  onlyKeys(range, ['type', 'startDate', 'endDate', 'numberOfOccurrences', 'recurrenceTimeZone'], 'recurrenceRange')
  const rangeType = asEnum(range['type'], 'recurrence.range.type', ['endDate', 'noEnd', 'numbered'])
  if (range['startDate'] !== start.dateTime.slice(0, 10))
    throw badRequest("The recurrence range's startDate must be the date of the event's start.")
  if (rangeType === 'endDate' && !day.test(asText(range['endDate'], 'endDate')))
    throw badRequest("The recurrence range needs an 'endDate'.")
  const count = asInteger(range['numberOfOccurrences'] ?? 0, 'numberOfOccurrences')
  if (rangeType === 'numbered' && count < 1) throw badRequest("The recurrence range needs 'numberOfOccurrences'.")
  return {
    pattern: readPattern,
    range: {
      type: rangeType,
      startDate: range['startDate'],
      endDate: rangeType === 'endDate' ? range['endDate'] : '0001-01-01',
      recurrenceTimeZone: asText(range['recurrenceTimeZone'] ?? start.timeZone, 'recurrenceTimeZone'),
      numberOfOccurrences: rangeType === 'numbered' ? count : 0,
    },
  }
}
