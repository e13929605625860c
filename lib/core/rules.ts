import type { Item, SideName, WallTime } from './event.ts'
import type { Dates } from './normal.ts'
import type { Link } from './ports.ts'
import type { FacilityRoom } from './rooms.ts'
import { endOfSeries } from './series/occurrences.ts'

export const directions = ['both', 'neo-to-outlook', 'outlook-to-neo'] as const
export type Direction = (typeof directions)[number]

/** Who wins where both sides changed one field to different values. `newest`: the newer, and where that is not known, a person. */
export const conflictRules = ['newest', 'neo', 'outlook', 'ask'] as const
export type ConflictRule = (typeof conflictRules)[number]

/** How a plan decides. Everything that is left alone is left alone on both sides, and is never taken for a deletion. */
export type Rules = {
  direction: Direction
  conflicts: ConflictRule
  /** 予定 (kinds) of NEO events that are left alone. */
  excludedKinds: readonly string[]
  /** Kinds of which only the times leave NEO. */
  busyKinds: readonly string[]
  /** Kinds that are private in Outlook, whatever they are in NEO. */
  privateKinds: readonly string[]
  /** Kinds that have a category in Outlook. */
  categoryKinds: readonly { kind: string; category: string }[]
  /** Facilities that have a room in Outlook. */
  facilityRooms: readonly FacilityRoom[]
  /** Events that had ended by then, in the calendar's zone, are left alone. */
  endedBefore?: WallTime
  /** Names this device in claims. */
  device: string
}
export const defaultRules: Rules = {
  direction: 'both',
  conflicts: 'newest',
  excludedKinds: [],
  busyKinds: [],
  privateKinds: [],
  categoryKinds: [],
  facilityRooms: [],
  device: '',
}

/** The side that may be written to, by direction. */
export const mayWrite = (direction: Direction, side: SideName) =>
  direction === 'both' || direction === (side === 'outlook' ? 'neo-to-outlook' : 'outlook-to-neo')

/** A series that never ends is never over. */
const endOf = ({ times, series }: Dates): WallTime | undefined => {
  if (series) return endOfSeries(times, series)
  return times.kind === 'timed' ? times.end : `${times.last}T24:00`
}

/** Of an event that is not there any more only the subject tells its kind, in front; better left alone than taken for another. */
const looksLike = (subject: string, kinds: readonly string[]) =>
  kinds.some((kind) => subject === kind || subject.startsWith(`${kind}：`))

/** Whether an event or a pair is left alone. */
export const isExcluded = (
  rules: Rules,
  about: { link?: Link; neo?: Item | undefined; outlook?: Item | undefined },
): boolean => {
  const { link, neo, outlook } = about
  const { excludedKinds: kinds, endedBefore } = rules
  if (kinds.length > 0) {
    if (neo ? neo.kind !== undefined && kinds.includes(neo.kind) : link && looksLike(link.neo.fields.subject, kinds))
      return true
  }
  const dates = [link?.neo.fields, link?.outlook.fields, neo?.fields, outlook?.fields].filter(
    (one) => one !== undefined,
  )
  const isOver = (one: Dates) => {
    const end = endOf(one)
    return end !== undefined && endedBefore !== undefined && end <= endedBefore
  }
  return endedBefore !== undefined && dates.every(isOver)
}
