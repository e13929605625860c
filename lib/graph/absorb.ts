import { sameFields } from '../core/normal.ts'
import type { MirrorRow } from '../core/ports.ts'
import type { GraphContext } from './context.ts'
import { instantOptional, itemOf } from './convert.ts'
import type { Round } from './delta.ts'
import type { Ledger } from './ledger.ts'
import { isMaster } from './series-read.ts'
import { doubted, isAlive, isSettled, marked, rowOf, withStamp } from './rows.ts'
import type { WireEvent } from './wire.ts'

/** What a round leaves open: `read` only their stamp or content by id, `prove` whether they exist here at all. */
export type Open = { read: Map<string, WireEvent>; prove: Set<string> }

const isOlder = (event: WireEvent, row: MirrorRow) => {
  const at = instantOptional(event.lastModifiedDateTime)
  return at !== undefined && row.item.changedAt !== undefined && at < row.item.changedAt
}

/**
 * Series that have to be looked at again: those of which days are listed, and all of them where something unknown was removed, which may have been a day
 * of any. A full round lists every day of every series and so says nothing.
 */
const seriesToLookAt = (ledger: Ledger, { removed, events, changedDays }: Round): string[] => {
  const isStranger = (id: string) => !ledger.get(id) && !events.has(id)
  const isAny = [...removed].some(isStranger)
  const known = ledger.all().flatMap((row) => (isAlive(row) && row.item.fields.series ? [row.id] : []))
  // The master itself says whether it has changed.
  return [...new Set([...changedDays, ...(isAny ? known : [])])].filter((id) => !events.has(id))
}

/**
 * Takes a round into the mirror. An etag says "maybe changed" and no more: echoes of our own writes, repeats, and change keys of
 * linked events that moved without an edit cost nothing.
 */
export const absorb = async (
  { scope, zone }: GraphContext,
  ledger: Ledger,
  round: Round,
  linked: ReadonlySet<string>,
): Promise<Open> => {
  const open: Open = { read: new Map(), prove: new Set() }
  for (const id of round.removed) {
    const row = ledger.get(id)
    // Of strangers nothing is asked; one that is listed in the same round may have left and come back.
    if (!isAlive(row) && !linked.has(id) && !round.events.has(id)) continue
    open.prove.add(id)
    if (isAlive(row)) ledger.put(marked(row, doubted))
  }
  for (const [id, event] of round.events) {
    if (open.prove.has(id)) continue
    const row = ledger.get(id)
    if (!row) {
      if (!event.isCancelled || linked.has(id)) open.read.set(id, event)
      continue
    }
    if (!isAlive(row) || !isSettled(row)) {
      open.prove.add(id)
      continue
    }
    if (row.seen === event['@odata.etag'] || isOlder(event, row)) continue
    // A delta never tells all about the days of a series.
    if (isMaster(event)) {
      open.read.set(id, event)
      continue
    }
    const item = withStamp(await itemOf(event, scope, zone), row.item)
    const same = sameFields(item.fields, row.item.fields) && item.notYet === row.item.notYet
    // Another device may have claimed or stamped an event that has no partner here, or have taken back what it wrote, or have ended that: no delta tells.
    // On a meeting nobody writes.
    const isOpen = item.notYet === undefined && !(item.sealed && row.item.sealed)
    const isKnown = isOpen
      ? linked.has(id) && same && !item.apart && !item.sealed && !row.item.sealed
      : item.sealed === true || same || item.partnerMark !== undefined
    if (isKnown) ledger.put(rowOf(item))
    else open.read.set(id, event)
  }
  if (!round.full) for (const id of seriesToLookAt(ledger, round)) if (!open.read.has(id)) open.prove.add(id)
  for (const row of ledger.all()) if (isAlive(row) && !isSettled(row)) open.prove.add(row.id)
  return open
}
