import type { Item } from '../core/event.ts'
import type { MirrorRow } from '../core/ports.ts'

/**
 * `seen` of a mirror row is the etag of the last reading, or one of these. No etag looks like them.
 *
 *   etag ──write answered 412, or lost; unreadable──► pending ──read by id──► etag | dead
 *   etag ──tombstone without proof────────────────► doubted ──read by id──► etag | dead
 *   etag ──deleted by us, or proven gone──────────► dead ──listed again and proven──► etag
 */
export const pending = 'pending'
export const doubted = 'doubted'
/** Kept until the next full round: a late or repeated entry of a deleted event must not bring it back. */
export const dead = 'dead'

export const isAlive = (row: MirrorRow | undefined): row is MirrorRow => row !== undefined && row.seen !== dead
/** Whether the row says what the event holds now, as far as the delta tells. */
export const isSettled = (row: MirrorRow) => row.seen !== pending && row.seen !== doubted

export const rowOf = (item: Item): MirrorRow => ({ id: item.id, seen: item.version, item })
export const marked = (row: MirrorRow, seen: typeof pending | typeof doubted | typeof dead): MirrorRow => ({
  ...row,
  seen,
})
