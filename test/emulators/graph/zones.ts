import { windowsZones } from './zone-names.ts'
import { GraphError } from './errors.ts'
import type { ZonedText } from './types.ts'

const iana = new Set(Object.values(windowsZones))

/** The tz database name behind a name that the service accepts (Windows names and a listed IANA set). */
const zoneOptional = (name: string): string | undefined => {
  if (Object.hasOwn(windowsZones, name)) return windowsZones[name]
  return iana.has(name) ? name : undefined
}

export const zoneOf = (name: string): string => {
  const zone = zoneOptional(name)
  if (zone === undefined)
    throw new GraphError(400, 'TimeZoneNotSupportedException', `A valid TimeZone value must be specified: '${name}'.`)
  return zone
}

// The two zones that fill every test, without the cost of a zone calculation per event.
const fixedHours: Record<string, number> = { 'Etc/UTC': 0, 'Asia/Tokyo': 9 }

const wall = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d{1,7})\d*)?$/

/** Wall time with exactly seven fractional digits; undefined if it is not a wall time. */
export const wallTextOptional = (text: string): string | undefined => {
  const match = wall.exec(text)
  if (!match) return undefined
  const normal = `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(7, '0')}`
  return Number.isNaN(Date.parse(`${normal.slice(0, 23)}Z`)) ? undefined : normal
}

/** Instant (ms) of a wall time in its zone. */
export const instantOf = ({ dateTime, timeZone }: ZonedText): number => {
  const zone = zoneOf(timeZone)
  const hours = fixedHours[zone]
  if (hours !== undefined) return Date.parse(`${dateTime.slice(0, 23)}Z`) - hours * 3_600_000
  return Temporal.PlainDateTime.from(dateTime.slice(0, 23)).toZonedDateTime(zone).epochMilliseconds
}

/** Wall time of an instant in a zone the service knows, seven fractional digits. */
export const wallIn = (ms: number, zoneName: string): string => {
  const zone = zoneOf(zoneName)
  const hours = fixedHours[zone]
  if (hours !== undefined) return `${new Date(ms + hours * 3_600_000).toISOString().slice(0, 23)}0000`
  const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDateTime()
  return local.toString({ fractionalSecondDigits: 7 })
}

/** Instant of a view's bound: its own offset decides, UTC if it has none; undefined if it is no date. */
export const boundOptional = (text: string): number | undefined => {
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::(\d\d)(?:\.(\d+))?)?)?(Z|[+-]\d\d:\d\d)?$/.exec(text)
  if (!match) return undefined
  const [, date, minutes = '00:00', seconds = '00', fraction = '', offset = 'Z'] = match
  const ms = Date.parse(`${date}T${minutes}:${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`)
  return Number.isNaN(ms) ? undefined : ms
}
