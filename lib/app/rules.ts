import type { Rules } from '../core/rules.ts'
import { categoriesOf, linesOf } from '../settings/kinds.ts'
import { roomRows } from '../settings/rooms.ts'
import type { Settings } from '../settings/schema.ts'

/** How a run decides, by the settings of now. `now`: milliseconds since the epoch; `zone`: IANA name of the calendar's zone. */
export const rulesOf = (settings: Settings, device: string, now: number, zone: string): Rules => ({
  direction: settings.direction,
  conflicts: settings.conflicts,
  excludedKinds: linesOf(settings.excludedKinds),
  busyKinds: linesOf(settings.busyKinds),
  privateKinds: linesOf(settings.privateKinds),
  categoryKinds: categoriesOf(settings.categoryKinds),
  facilityRooms: roomRows(settings.facilityRooms),
  ...(!settings.pastEvents && {
    endedBefore: Temporal.Instant.fromEpochMilliseconds(now)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' }),
  }),
  device,
})
