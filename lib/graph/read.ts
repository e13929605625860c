import type { Item } from '../core/event.ts'
import { isIn } from '../core/normal.ts'
import type { Link, Picture, ReadRequest } from '../core/ports.ts'
import { fail } from '../core/problem.ts'
import { absorb } from './absorb.ts'
import { auditRows } from './audit.ts'
import type { GraphContext } from './context.ts'
import { itemOf } from './convert.ts'
import { readRound } from './delta.ts'
import { idsOfIntents } from './find-created.ts'
import { cursorOptional } from './hull.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { type Proof, prove, readByIds } from './prove.ts'
import { dead, doubted, isAlive, isSettled, marked, pending, rowOf, withStamp } from './rows.ts'
import type { WireEvent } from './wire.ts'

/** So many rows are read by id before they are put on disk. */
const saveEvery = 100

/** Reads strangers and changed events with their stamps. One that cannot be read stays visible, untouchable and due again. */
const readStamps = async (
  context: GraphContext,
  ledger: Ledger,
  events: ReadonlyMap<string, WireEvent>,
  progress: ReadRequest['progress'],
) => {
  const { client, scope, zone } = context
  let unsaved = 0
  let done = 0
  await readByIds(client, [...events.keys()], async (found) => {
    for (const [id, event] of found) {
      const listed = events.get(id)
      const row = ledger.get(id)
      if (typeof event === 'object') ledger.put(rowOf(await itemOf(event, scope, zone)))
      else if (event === 'unknown' && listed) {
        const item: Item = { ...(await itemOf(listed, scope, zone)), notYet: 'unreadable' }
        ledger.put(marked(rowOf(row ? withStamp(item, row.item) : item), pending))
      } else if (row) ledger.put(marked(row, dead))
    }
    unsaved += found.size
    done += found.size
    progress(done, events.size)
    if (unsaved < saveEvery) return
    unsaved = 0
    await ledger.saveProgress()
  })
}

/** Takes proofs into the mirror. `spokenAgainst`: a tombstone, a full round or a lost row did, so absence is enough. */
const settle = async (
  { scope, zone }: GraphContext,
  ledger: Ledger,
  proofs: ReadonlyMap<string, Proof>,
  links: ReadonlyMap<string, Link>,
  events: ReadonlyMap<string, WireEvent>,
  spokenAgainst: (id: string) => boolean,
): Promise<Set<string>> => {
  const gone = new Set<string>()
  for (const [id, proof] of proofs) {
    const row = ledger.get(id)
    if (proof.is === 'present') ledger.put(rowOf(await itemOf(proof.event, scope, zone)))
    else if (proof.is === 'not-found' || (proof.is === 'absent' && spokenAgainst(id))) {
      gone.add(id)
      const link = links.get(id)
      // In the deleted items it still says who took it there.
      const last = proof.is === 'absent' && (link || row) ? await itemOf(proof.event, scope, zone) : row?.item
      if (last) ledger.put({ id, seen: dead, item: last })
      // Remembered without a row too, so that a link that stays does not ask again in every run.
      else if (link) ledger.put({ id, seen: dead, item: { id, version: '', fields: link.outlook.fields, mark: '' } })
    } else if (row && (proof.is === 'unknown' || isAlive(row)))
      ledger.put(marked(row, spokenAgainst(id) || !isAlive(row) ? doubted : pending))
    else if (proof.is === 'unknown') {
      // A stranger that is listed and removed in one round: it will not be listed again.
      const event = events.get(id)
      if (event) ledger.put(marked(rowOf(await itemOf(event, scope, zone)), doubted))
    }
  }
  return gone
}

/** The calendar as a whole: one round of the delta, and by id only what the round leaves open. */
export const readPicture = async (context: GraphContext, request: ReadRequest): Promise<Picture> => {
  const { client } = context
  const ledger = await openLedger(context.mirror)
  const before = ledger.all().filter(isAlive).length
  const links = new Map(request.links.map((link) => [link.outlook.id, link]))
  const linked = new Set([...links.keys()].filter((id) => !request.watched?.has(id)))
  const cursor = context.audit?.full ? undefined : cursorOptional(ledger.cursor)
  const round = await readRound(client, context, cursor, request.window, (events) =>
    request.progress(events, Math.max(events, before)),
  )
  const hull = { from: round.cursor.from, to: round.cursor.to }
  const { read, prove: doubtful } = await absorb(context, ledger, round, linked)
  await readStamps(context, ledger, read, request.progress)

  const suspects = await auditRows(context, ledger, linked, new Set([...read.keys(), ...doubtful]))

  // Links that nothing speaks for, although they should stand in the days that were listed.
  const unlisted = new Set<string>()
  for (const { outlook } of request.links) {
    const row = ledger.get(outlook.id)
    const expected = [outlook.fields, row?.item.fields].some((fields) => fields && isIn(fields, hull))
    const listed = round.events.has(outlook.id) || (row !== undefined && !round.full)
    if (expected && !listed) unlisted.add(outlook.id)
  }
  const known = new Set(ledger.all().flatMap((row) => (isAlive(row) ? (row.item.partnerMark ?? []) : [])))
  const made = await idsOfIntents(client, context.scope, request.intents, known)
  const touched = request.intents.flatMap(({ operation }) => ('id' in operation ? [operation.id] : []))
  const ids = new Set([...doubtful, ...suspects, ...unlisted, ...made, ...touched])
  // The tombstone of a deletion of our own may be late: the intent stands for it.
  const deleting = new Set(request.intents.flatMap(({ operation: o }) => (o.do === 'delete' ? [o.id] : [])))
  const spokenAgainst = (id: string) =>
    round.removed.has(id) ||
    unlisted.has(id) ||
    deleting.has(id) ||
    (round.full && !round.events.has(id)) ||
    ledger.get(id)?.seen === doubted
  const proofs = await prove(context, [...ids])
  // What an open creation made must be in the picture: without it core would make it again.
  if (made.some((id) => proofs.get(id)?.is === 'unknown')) fail('graph-unavailable', { side: 'outlook' })
  const gone = await settle(context, ledger, proofs, links, round.events, spokenAgainst)

  context.doubtedCreates.clear()
  for (const { operation } of request.intents)
    if (operation.do === 'create') context.doubtedCreates.add(operation.partnerId)
  if (round.full) for (const row of ledger.all()) if (!round.events.has(row.id) && !ids.has(row.id)) ledger.drop(row.id)
  await ledger.finish(JSON.stringify(round.cursor), round.full)
  context.rows = ledger.rows

  const missing = new Map<string, 'gone' | 'unknown'>()
  const items: Item[] = []
  for (const row of ledger.all())
    if (isAlive(row) && (isSettled(row) || row.item.notYet === 'unreadable')) items.push(row.item)
  const listed = new Set(items.map((item) => item.id))
  for (const [id, link] of links) {
    const row = ledger.get(id)
    if (listed.has(id)) continue
    if (gone.has(id) || row?.seen === dead) missing.set(id, 'gone')
    else if (row || isIn(link.outlook.fields, hull)) missing.set(id, 'unknown')
  }
  const takenBack = new Set([...missing.keys()].filter((id) => ledger.get(id)?.item.apart))
  return { items, missing, takenBack, waiting: 0 }
}
