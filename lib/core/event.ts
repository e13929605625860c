import { flagNames, type Flags } from './flags.ts'
import type { Series } from './series/series.ts'
import type { Day, Times } from './times.ts'

export type { Day, Times, WallTime } from './times.ts'

/**
 * The normal form: what both sides can hold. Change is decided on it, field by field, never on raw answers.
 * subject: one line; body: plain text with LF, no trailing blanks; '' where a side has nothing. A flag is absent where nobody knows it: a side that cannot
 * tell it, or an agreement that was made before it was synced. It is compared with nothing then.
 */
export type Fields = {
  subject: string
  times: Times
  place: string
  body: string
  /**
   * Whom and what the event is registered for, in words. NEO's goes to Outlook and never back: it takes no part in any comparison but the one of merge.
   */
  block?: string
  /**
   * Address of the online meeting. Outlook's goes to NEO and never back: it takes no part in any comparison but the one of merge.
   */
  meeting?: string
  /**
   * NEO: the category that the rule for its kind wants, '' = none; absent where no kind has one. Outlook: all that it has, a line each. NEO's goes to
   * Outlook and never back: it takes no part in any comparison but the one of merge.
   */
  category?: string
  /**
   * Rooms of facilities (利用設備), a line each (rooms.ts), '' = none. NEO: those that the table wants; absent where there is none, or the facilities are not
   * known. NEO's go to Outlook and never back: they take no part in any comparison but the one of merge.
   */
  rooms?: string
  /** How it repeats; absent = it is a single event. */
  series?: Series
} & Partial<Flags>
export type FieldName = keyof Fields
/** Fields that every event has. */
export const wordNames = ['subject', 'times', 'place', 'body'] as const satisfies readonly FieldName[]
/** Fields that go both ways: an event has changed if one of them has. */
export const fieldNames = [...wordNames, ...flagNames, 'series'] as const satisfies readonly FieldName[]
/** All that a write may carry. */
export const carriedNames = [
  ...fieldNames,
  'block',
  'meeting',
  'category',
  'rooms',
] as const satisfies readonly FieldName[]

export type SideName = 'neo' | 'outlook'
export const otherSide = (side: SideName): SideName => (side === 'neo' ? 'outlook' : 'neo')

/** Why an event is shown as "not yet" and never written on either side. */
export const notYets = ['series', 'meeting', 'private', 'unreadable'] as const
export type NotYet = (typeof notYets)[number]

/** One event of one side, read whole. */
export type Item = {
  /** NEO: `sid`. Outlook: immutable id. */
  id: string
  /** NEO: '' (NEO has no version; a write re-reads first). Outlook: etag. Says "maybe changed", never "changed". */
  version: string
  fields: Fields
  notYet?: NotYet
  /** The user may not change it here; it can still be read and carried to the other side. */
  readOnly?: true
  /** The NEO entry of which it is one date of several (不定期). It is changed there alone; `removable`: it can be taken out of the entry from here. */
  dateOf?: string
  removable?: true
  /** An Outlook meeting: whatever is written on it, a stamp included, may mail people. Nothing is; it is `readOnly` too. */
  sealed?: true
  /** Others are registered in this NEO event, or facilities: whoever deletes it there, deletes it for all of them. */
  shared?: true
  /** Fields that cannot be set on this very event, although others can. */
  fixed?: readonly FieldName[]
  /** Fields of a NEO event of which nothing comes back from Outlook. Never stored: the rules for its kind say so, and those may change. */
  oneWay?: readonly FieldName[]
  /** Its identity as the partner event carries it (NEO: hash of scope + sid; Outlook: short hash of iCalUId). */
  mark: string
  /** The partner's identity found on this event (NEO: marker line in 内容; Outlook: stamp `key`). */
  partnerMark?: string
  /** Generation of the stamp found on an Outlook event. */
  generation?: number
  /** When it was last changed, milliseconds since the epoch, if the side tells. */
  changedAt?: number
  /** Hash of the form that both sides agreed on, as the stamp of an Outlook event carries it: tells who changed since, where no link is left. */
  agreed?: string
  /** The stamp says that a write about this pair was taken back: it stands apart, on every device. */
  apart?: true
  /** Who is making the NEO partner of this Outlook event, as the claim on it says. */
  claim?: Claim
  /** 予定 of a NEO event: its kind, by which it may be excluded. */
  kind?: string
  /** Names of the 利用設備 of a NEO event; absent where not all of them are known. */
  facilities?: readonly string[]
  /** Changes whenever the files of the event may have changed; '' = it has none. Absent where nobody has looked, or the side does not tell. */
  files?: string
}

/** Written on an Outlook event before its NEO partner is made, so that of two devices only one makes it. `at`: milliseconds since the epoch. */
export type Claim = { device: string; id: string; at: number }

/** Days that a run looks at, both inclusive. */
export type Window = { from: Day; to: Day }
