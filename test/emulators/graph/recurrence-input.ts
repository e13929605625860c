import { badRequest } from './errors.ts'
import { asArray, asEnum, asInteger, asObject, asText, type Json, onlyKeys } from './input-check.ts'
import type { Recurrence, ZonedText } from './types.ts'
import { zoneOf } from './zones.ts'

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
const rangeKinds = ['endDate', 'noEnd', 'numbered']

const asDay = (value: unknown, what: string): string => {
  const text = asText(value, what)
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text ? text : ''
  } catch {
    return ''
  }
}

/** Required members per type; those that are ignored are checked too (facts §5). */
const readPattern = (value: unknown): Record<string, unknown> => {
  const pattern = asObject(value, 'recurrence.pattern')
  const keys = ['type', 'interval', 'month', 'dayOfMonth', 'daysOfWeek', 'firstDayOfWeek', 'index']
  onlyKeys(pattern, keys, 'recurrencePattern')
  const type = asEnum(pattern['type'], 'recurrence.pattern.type', Object.keys(needed))
  const own = needed[type] ?? []
  for (const key of ['interval', ...own])
    if (pattern[key] === undefined) throw badRequest(`The recurrence pattern '${type}' needs '${key}'.`)
  // A dummy 0 or an empty list stands only where the member is not needed.
  const whole = (key: string, dummy: number, most: number) => {
    const number = asInteger(pattern[key] ?? dummy, key)
    const least = own.includes(key) || key === 'interval' ? 1 : dummy
    if (number < least || number > most) throw badRequest(`The value of '${key}' is out of range.`)
    return number
  }
  const weekdays = asArray(pattern['daysOfWeek'] ?? [], 'daysOfWeek').map((name) => asEnum(name, 'daysOfWeek', days))
  if (own.includes('daysOfWeek') && weekdays.length === 0)
    throw badRequest(`The recurrence pattern '${type}' needs 'daysOfWeek'.`)
  if (new Set(weekdays).size < weekdays.length) throw badRequest("A day stands twice in 'daysOfWeek'.")
  return {
    type,
    interval: whole('interval', 1, 999),
    month: whole('month', 0, 12),
    dayOfMonth: whole('dayOfMonth', 0, 31),
    ...(pattern['daysOfWeek'] === undefined ? {} : { daysOfWeek: weekdays }),
    firstDayOfWeek: asEnum(pattern['firstDayOfWeek'] ?? 'sunday', 'firstDayOfWeek', days),
    index: asEnum(pattern['index'] ?? 'first', 'index', indexes),
  }
}

const readRange = (value: unknown, start: ZonedText): Record<string, unknown> => {
  const range: Json = asObject(value, 'recurrence.range')
  onlyKeys(range, ['type', 'startDate', 'endDate', 'numberOfOccurrences', 'recurrenceTimeZone'], 'recurrenceRange')
  const type = asEnum(range['type'], 'recurrence.range.type', rangeKinds)
  if (range['startDate'] !== start.dateTime.slice(0, 10))
    throw badRequest("The recurrence range's startDate must be the date of the event's start.")
  const endDate = type === 'endDate' ? asDay(range['endDate'], 'endDate') : '0001-01-01'
  if (endDate === '') throw badRequest("The recurrence range needs an 'endDate'.")
  if (type === 'endDate' && endDate < range['startDate'])
    throw badRequest("The recurrence range's endDate must not be before its startDate.")
  const count = asInteger(range['numberOfOccurrences'] ?? 0, 'numberOfOccurrences')
  if (type === 'numbered' && (count < 1 || count > 999))
    throw badRequest("The recurrence range needs 'numberOfOccurrences'.")
  const zone = asText(range['recurrenceTimeZone'] ?? start.timeZone, 'recurrenceTimeZone')
  zoneOf(zone)
  return {
    type,
    startDate: range['startDate'],
    endDate,
    recurrenceTimeZone: zone,
    numberOfOccurrences: type === 'numbered' ? count : 0,
  }
}

/** A rule with the dummies that the service adds. `start`: of the event, on whose date the range has to begin. */
export const readRecurrence = (value: unknown, start: ZonedText): Recurrence | null => {
  if (value === null) return null
  const object = asObject(value, 'recurrence')
  onlyKeys(object, ['pattern', 'range'], 'patternedRecurrence')
  return { pattern: readPattern(object['pattern']), range: readRange(object['range'], start) }
}
