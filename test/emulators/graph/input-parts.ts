import { badRequest, invalidProperty } from './errors.ts'
import { asArray, asEnum, asObject, asText, type Json, onlyKeys } from './input-check.ts'
import type { Attendee, EventData, ZonedText } from './types.ts'
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
