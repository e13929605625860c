import type { WallTime } from '../core/event.ts'

/** The service's default zone and ours: Japan has no daylight saving, so wall times need no further care. */
export const tokyo = 'Tokyo Standard Time'

// Windows names (Unicode CLDR, territory 001) that a mailbox around Japan is likely to answer with; tz database names pass through.
const windowsZones: Record<string, string> = {
  UTC: 'UTC',
  'Tokyo Standard Time': 'Asia/Tokyo',
  'Korea Standard Time': 'Asia/Seoul',
  'China Standard Time': 'Asia/Shanghai',
  'Taipei Standard Time': 'Asia/Taipei',
  'Singapore Standard Time': 'Asia/Singapore',
  'SE Asia Standard Time': 'Asia/Bangkok',
  'India Standard Time': 'Asia/Kolkata',
  'GMT Standard Time': 'Europe/London',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Romance Standard Time': 'Europe/Paris',
  'Eastern Standard Time': 'America/New_York',
  'Central Standard Time': 'America/Chicago',
  'Pacific Standard Time': 'America/Los_Angeles',
  'AUS Eastern Standard Time': 'Australia/Sydney',
}

/** The tz database name behind a zone name of Graph; undefined if we do not know it. */
export const ianaOptional = (zone: string): string | undefined => {
  const name = windowsZones[zone] ?? zone
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId
  } catch {
    return undefined
  }
}

/**
 * A `dateTimeTimeZone` of Graph as wall time in `zone`, to the minute; undefined if the zone is unknown. Normally the
 * answer is in the preferred zone already and nothing is converted.
 */
export const wallTimeOptional = (time: { dateTime: string; timeZone: string }, zone: string): WallTime | undefined => {
  if (time.timeZone === zone) return time.dateTime.slice(0, 16)
  const [from, to] = [ianaOptional(time.timeZone), ianaOptional(zone)]
  if (from === undefined || to === undefined) return undefined
  return Temporal.PlainDateTime.from(time.dateTime.slice(0, 19))
    .toZonedDateTime(from)
    .withTimeZone(to)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}

/** The instant at which a day begins in `zone`, as calendarView wants it: its bounds go by their own offset, not by a preference. */
export const startOfDay = (day: string, zone: string): string =>
  Temporal.PlainDate.from(day)
    .toZonedDateTime(ianaOptional(zone) ?? 'UTC')
    .toInstant()
    .toString()
