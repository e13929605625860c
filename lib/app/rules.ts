import type { Rules } from '../core/rules.ts'
import type { Settings } from '../settings/schema.ts'

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** How a run decides, by the settings of now. `now`: milliseconds since the epoch; `zone`: IANA name of the calendar's zone. */
export const rulesOf = (settings: Settings, device: string, now: number, zone: string): Rules => ({
  direction: settings.direction,
  conflicts: settings.conflicts,
  excludedKinds: linesOf(settings.excludedKinds),
  busyKinds: linesOf(settings.busyKinds),
  privateKinds: linesOf(settings.privateKinds),
  ...(!settings.pastEvents && {
    endedBefore: Temporal.Instant.fromEpochMilliseconds(now)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' }),
  }),
  device,
})
