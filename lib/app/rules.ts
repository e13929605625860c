import type { Rules } from '../core/rules.ts'
import type { Settings } from '../settings/schema.ts'

/** How a run decides, by the settings of now. `now`: milliseconds since the epoch; `zone`: IANA name of the calendar's zone. */
export const rulesOf = (settings: Settings, device: string, now: number, zone: string): Rules => ({
  direction: settings.direction,
  conflicts: settings.conflicts,
  excludedKinds: settings.excludedKinds
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
  ...(!settings.pastEvents && {
    endedBefore: Temporal.Instant.fromEpochMilliseconds(now)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' }),
  }),
  device,
})
