import type { Mirror, MirrorRow } from '../core/ports.ts'
import type { GraphClient } from './client.ts'
import type { Scope } from './identity.ts'
import type { Reminder } from './reminder.ts'

/**
 * What is looked at again although nothing speaks for a change. `full`: a full round although a cursor is there. `reread`: which of these ids
 * (of events that seem settled, linked ones first) are to be read by id, with their stamps.
 */
export type Audit = { full: boolean; reread(ids: readonly string[]): readonly string[] }

/** What reading and writing of one calendar share. */
export type GraphContext = {
  client: GraphClient
  scope: Scope
  /** `default` or a calendar's id. */
  calendar: string
  zone: string
  device: string
  mirror: Mirror
  audit?: Audit
  reminder?: Reminder
  /** The mirror's rows as last read or written; undefined until then. */
  rows?: Map<string, MirrorRow>
  now(): number
  /** NEO ids whose creation got lost in an earlier run: the answer to their next POST may be about an event deleted since. */
  doubtedCreates: Set<string>
}
