import type { FieldName, Fields, Item, SideName, Window } from './event.ts'
import { carriedNames, fieldNames, otherSide } from './event.ts'
import { apply } from './apply.ts'
import { itemsById } from './by-id.ts'
import { draftPlan, type Plan, versionsOf } from './draft.ts'
import { guard } from './guard.ts'
import { shortHash } from './hash.ts'
import { firstDay, lastDay, sameField, timesIn, withFields } from './normal.ts'
import { deleteOf, inOrder, stampOf, updateOf } from './operations.ts'
import { planText } from './plan.ts'
import type { HistoryEntry, Link, Operation, Picture } from './ports.ts'
import { readBoth, recall } from './reading.ts'
import { knows, relink } from './relink.ts'
import type { Rules } from './rules.ts'
import { settleIntents } from './settle.ts'
import type { SyncRequest, SyncResult } from './sync.ts'
import { idsOf, type Wish, wishBook } from './wish.ts'

type UndoInput = Record<SideName, Picture> & {
  links: readonly Link[]
  wishes: readonly Wish[]
  window: Window
  rules: Rules
  now: number
}

/** What was written last is taken back first; of several writes of one field the oldest value comes back. */
const newestFirst = (entries: readonly HistoryEntry[]) =>
  entries.filter(({ undoneAt }) => undoneAt === undefined).toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))

/**
 * The marker by which an event that is put back is known before its id is: on every device the same, because two of them may each believe that they have
 * deleted it. `id`: the one that it had.
 */
export const markOfRestored = (on: SideName, id: string): string => shortHash(`${on} ${id}`)

const partOf = (known: Link | undefined, neoId: string, { id, version, fields, generation = 0 }: Item) => {
  const link = known?.outlook.id === id ? known : undefined
  const pair = link ?? { neo: { id: neoId, fields }, outlook: { id, fields }, generation }
  return stampOf(pair, version, pair.outlook.fields)
}

/**
 * The plan that takes writes back. What was changed since by somebody else is left as it is and listed. Every event that it touches stands apart
 * afterwards: otherwise the next run would do again what was just undone, or carry the undoing over to the other side.
 */
export const planUndo = (entries: readonly HistoryEntry[], input: UndoInput): Plan => {
  // Taking back is a person's explicit word: the direction of the sync does not limit it.
  const draft = draftPlan({ ...input, rules: { ...input.rules, direction: 'both' }, wishOf: wishBook([]) })
  const items = itemsById(input)
  const linkOf = (on: SideName, id: string) => input.links.find((link) => link[on].id === id)
  const wishes = new Map<string, Wish>()
  const apart = (entry: HistoryEntry, about: Pick<Wish, 'neo' | 'outlook' | 'mark'>) =>
    wishes.set(entry.id, { id: `undone ${entry.id}`, at: input.now, want: 'apart', why: 'undone', ...about })
  /** Where the partner that is known is gone, another device may have made it anew. */
  const partnerOf = (on: SideName, item: Item, known: string): string => {
    const there = otherSide(on)
    if (items[there].has(known)) return known
    const free = input[there].items.filter((one) => knows(one, item) && linkOf(there, one.id) === undefined)
    return free.map(({ id }) => id).toSorted()[0] ?? known
  }
  const standing = wishBook(input.wishes)
  /** Taking back what was taken back: the event is synced again, and nothing of it stands apart any more. */
  const ends = new Map<string, readonly string[]>()
  const endApart = (entry: HistoryEntry, about: Parameters<typeof standing>[0]) => {
    const wished = standing(about)
    ends.set(entry.id, wished?.why === 'undone' ? idsOf(wished) : [])
  }
  const listed = (on: SideName, item: Item) => draft.park('changed-since', { [on]: item })

  /** What an event would hold after what is planned so far, the operation for it, and the entries that the operation takes back. */
  type State = {
    item: Item
    fields: Fields
    changed: readonly FieldName[]
    entries: HistoryEntry[]
    remove: boolean
    /** The other event of the pair, as far as one is known. */
    partner: string
    /** Whether the pair stands apart afterwards. */
    parts: boolean
  }
  const states = new Map<string, State>()
  const restores: Operation[] = []

  const takeBack = (entry: HistoryEntry) => {
    const { operation: o, eventId, after, id, before: raw } = entry
    if (o.do === 'stamp' || o.do === 'claim') return
    const item = items[o.on].get(eventId)
    if (o.do === 'delete') {
      const mark = markOfRestored(o.on, eventId)
      // An undo that was killed may have put it back: its open intent is settled with this run. So may another device.
      if (item || input[o.on].items.some(({ partnerMark }) => partnerMark === mark)) return
      apart(entry, { mark })
      const made = { on: o.on, partnerId: `restored:${id}`, partnerMark: mark, fields: o.seen, generation: 0 }
      restores.push({ do: 'create', ...made, undo: id, ...(raw !== undefined && { raw }) })
      return
    }
    if (!item) return
    // What others were registered in since is not what the write left.
    if (item.notYet || item.readOnly || (item.shared && o.do === 'create')) return listed(o.on, item)
    const key = `${o.on} ${eventId}`
    const untouched = { item, fields: item.fields, changed: [], entries: [], remove: false, partner: '', parts: false }
    const state: State = states.get(key) ?? untouched
    const names = o.do === 'update' ? o.changed : fieldNames
    if (!after || !names.every((name) => sameField(state.fields, after, name))) return listed(o.on, item)
    // A text of when it was private would be readable now.
    if (
      o.do === 'update' &&
      o.seen.visibility === 'private' &&
      !names.includes('visibility') &&
      state.fields.visibility !== 'private'
    )
      return listed(o.on, item)
    // So would what was written since it was made private, where only that is taken back.
    if (
      o.do === 'update' &&
      names.includes('visibility') &&
      o.seen.visibility !== 'private' &&
      after.visibility === 'private' &&
      !carriedNames.every((name) => sameField(state.fields, after, name))
    )
      return listed(o.on, item)
    const link = linkOf(o.on, eventId)
    const partner = partnerOf(o.on, item, link ? link[otherSide(o.on)].id : o.partnerId)
    const about = o.do === 'create' ? {} : { [o.on]: eventId }
    if (o.undo !== undefined)
      endApart(entry, { [o.on]: eventId, [otherSide(o.on)]: partner, marks: [item.partnerMark] })
    else if (link || o.do === 'create') apart(entry, { ...about, [otherSide(o.on)]: partner })
    else apart(entry, about)
    states.set(key, {
      item,
      fields: o.do === 'update' ? withFields(state.fields, o.seen, names) : state.fields,
      changed: carriedNames.filter((name) => state.changed.includes(name) || names.includes(name)),
      entries: [...state.entries, entry],
      remove: o.do === 'create',
      partner,
      parts: state.parts || o.undo === undefined,
    })
  }
  for (const entry of newestFirst(entries)) takeBack(entry)

  const covers = new Map<Operation, readonly string[]>()
  const fulfils = new Map<Operation, readonly string[]>()
  const toldApart = new Set<string>()
  for (const { item, fields, changed, entries: taken, remove, partner, parts } of states.values()) {
    const last = taken.at(-1)
    if (!last || last.operation.do === 'stamp' || last.operation.do === 'claim') continue
    const { on } = last.operation
    const link = linkOf(on, item.id)
    // 本文 and block are one text: as it was kept it holds both, and may come back only if both are wanted so.
    const wasSo = last.operation
    const isWhole =
      on !== 'outlook' ||
      wasSo.do !== 'update' ||
      (['body', 'block'] as const).every((name) => sameField(fields, wasSo.seen, name))
    const raw = isWhole ? last.before : undefined
    const isOneWrite = on === 'outlook' && !remove
    const operation: Operation = remove
      ? { ...deleteOf(on, item), undo: last.id }
      : {
          ...updateOf(on, item, { id: link ? partner : '', fields }, changed, link?.generation ?? 0),
          undo: last.id,
          ...(raw !== undefined && { raw }),
          ...(isOneWrite && parts && { apart: true }),
        }
    const neoId = on === 'neo' ? item.id : partner
    const stamped = on === 'neo' ? items.outlook.get(partner) : item
    // Another device would take what is taken back for a person's change or deletion, and carry it on.
    const isOthers = stamped && !link && linkOf('outlook', stamped.id) !== undefined
    if (
      parts &&
      !isOneWrite &&
      neoId !== '' &&
      stamped &&
      !isOthers &&
      !stamped.notYet &&
      !stamped.readOnly &&
      !toldApart.has(stamped.id)
    ) {
      toldApart.add(stamped.id)
      draft.operations.push({ ...partOf(link, neoId, stamped), apart: true })
    }
    covers.set(
      operation,
      taken.map(({ id }) => id),
    )
    fulfils.set(
      operation,
      taken.flatMap(({ id }) => ends.get(id) ?? []),
    )
    draft.operations.push(operation)
  }
  draft.operations.push(...restores)

  return {
    operations: inOrder(draft.operations),
    put: [],
    drop: [],
    wish: [...wishes.values()],
    unwish: [],
    fulfils,
    covers,
    adopted: 0,
    parked: draft.parked,
    sought: [],
    outlookVersions: versionsOf(input.outlook.items),
    linkedInWindow: input.links.length,
    fills: new Set(),
  }
}

/** The days that the events of some entries stand in. */
export const daysOf = (entries: readonly HistoryEntry[], window: Window): Window => {
  const times = entries.flatMap(({ operation, after }) => [
    ...('seen' in operation ? [timesIn(operation.seen, window)] : []),
    ...('fields' in operation ? [timesIn(operation.fields, window)] : []),
    ...(after ? [timesIn(after, window)] : []),
  ])
  return {
    from: [window.from, ...times.map(firstDay)].toSorted()[0] ?? window.from,
    to: [window.to, ...times.map(lastDay)].toSorted().at(-1) ?? window.to,
  }
}

/** Takes writes back: itself a read, planned, guarded and recorded run. It always asks first. */
export const undo = async (request: SyncRequest, entries: readonly HistoryEntry[]): Promise<SyncResult> => {
  const { store, report } = request
  const window = daysOf(entries, request.window)
  const [stored, intents, wishes] = await Promise.all([store.links(), store.intents(), store.wishes()])
  const pictures = await readBoth({
    ...request,
    window,
    links: stored,
    intents,
    report: (side, done, total) => report(`reading-${side}`, done, total),
  })
  report('planning', 0, 0)
  const now = request.now()
  // With their intents settled, nobody would know any more what creations have made that were cut short.
  const { put } = relink(stored, intents, pictures, await recall(pictures, stored, request.digest))
  const isLed = ({ neo, outlook }: Link) => put.some((one) => one.neo.id === neo.id || one.outlook.id === outlook.id)
  const links = [...stored.filter((link) => !isLed(link)), ...put]
  const planned = planUndo(entries, { ...pictures, links, wishes, window, rules: request.rules, now })
  const problem = guard(planned, pictures, window, request.limits, 'undo')
  const id = await request.digest(planText(planned))
  const waiting = pictures.neo.waiting + pictures.outlook.waiting
  if (problem && request.confirmed !== id)
    return { plan: planned, parked: planned.parked, waiting, question: { id, problem } }

  // The events stand apart before the first of them is touched: a run that is killed here leaves nothing that the next one would do again.
  await store.record({ ...settleIntents(intents, pictures, now), put, wish: planned.wish })
  const applied = await apply(planned, links, { ...request, progress: (done, total) => report('writing', done, total) })
  return { plan: planned, parked: planned.parked, waiting: waiting + applied.waiting.length, applied }
}
