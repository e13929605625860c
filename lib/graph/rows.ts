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

/** Stamp and claim never arrive by delta or in an answer to a write: what is known of them stays, unless the item says more. */
export const withStamp = (item: Item, known: Item | undefined): Item => {
  if (!known) return item
  const { partnerMark, generation, agreed, apart, claim } = known
  return {
    ...(partnerMark !== undefined && { partnerMark }),
    ...(generation !== undefined && { generation }),
    ...(agreed !== undefined && { agreed }),
    ...(apart && { apart }),
    ...(claim && { claim }),
    ...item,
  }
}

export const rowOf = (item: Item): MirrorRow => ({ id: item.id, seen: item.version, item })
export const marked = (row: MirrorRow, seen: typeof pending | typeof doubted | typeof dead): MirrorRow => ({
  ...row,
  seen,
})
