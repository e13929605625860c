import type { SideName } from './event.ts'
import type { Plan } from './draft.ts'
import { isPart, isVisible, stampOf } from './operations.ts'
import type { Change, Intent, Link, Operation, Outcome, Side, SyncStore } from './ports.ts'
import { type Problem, problemOf } from './problem.ts'
import { withDays } from './prune.ts'
import { type Create, linkAfter, linkOfFound, linkStamped, linkTable, type LinkTable, metBefore } from './record.ts'
import type { Wish } from './wish.ts'

export type SideCounts = { created: number; updated: number; deleted: number }

/** What a run did and what is left. */
export type Applied = {
  counts: Record<SideName, SideCounts>
  failed: { operation: Operation; problem: Problem }[]
  waiting: Operation[]
  /** Something changed under us or got lost: another run is needed soon. */
  again: boolean
  /** A side cannot take any more now; the rest is planned again later. */
  stopped: Partial<Record<SideName, Problem>>
}

export type ApplyDeps = {
  sides: Record<SideName, Side>
  store: SyncStore
  /** Names this run in the history. */
  run: string
  now(): number
  newId(): string
  progress(done: number, total: number): void
}

/** So many transactionIds are tried for one event that was deleted again and again. */
const mostGenerations = 8

const noCounts = (): SideCounts => ({ created: 0, updated: 0, deleted: 0 })
const countOf = { create: 'created', update: 'updated', delete: 'deleted' } as const

/** Runs of neighbours that one write may take. */
const nextChunk = (queue: Operation[], sides: Record<SideName, Side>): Operation[] => {
  const [first] = queue
  if (!first) return []
  const end = queue.findIndex((o) => o.do !== first.do || o.on !== first.on)
  return queue.splice(0, Math.min(end === -1 ? queue.length : end, sides[first.on].chunk))
}

/**
 * Writes the plan: intent stored → what it overwrites kept → remote write → result recorded with the intent's removal, chunk by chunk. Deletes come last
 * because the plan says so. It may be killed between any two lines: the next run reads, sees what landed, and plans the rest.
 */
export const apply = async (plan: Plan, links: readonly Link[], deps: ApplyDeps): Promise<Applied> => {
  const { store, sides } = deps
  const applied: Applied = {
    counts: { neo: noCounts(), outlook: noCounts() },
    failed: [],
    waiting: [],
    again: false,
    stopped: {},
  }
  const table = linkTable([...links, ...plan.put])
  const queue = [...plan.operations]
  const outlookVersions = new Map(plan.outlookVersions)
  const tries = new WeakMap<Operation, number>()
  /** Etags of Outlook events that were stamped apart, for what follows on them. */
  const parted = new Map<string, string>()
  const total = queue.length
  let done = 0

  /** A stamp that has to follow a write on NEO, unless a write that carries one is still to come. */
  const restamp = (link: Link) => {
    const version = outlookVersions.get(link.outlook.id)
    if (version === undefined) return
    if (queue.some((o) => o.on === 'outlook' && 'id' in o && o.id === link.outlook.id)) return
    const place = queue.findIndex((o) => o.do === 'delete')
    const stamp = stampOf(link, version, link.outlook.fields)
    queue.splice(place === -1 ? queue.length : place, 0, stamp)
  }
  /** The creation in NEO of an Outlook event's partner does not take place. */
  const dropCreate = (outlookId: string) => {
    const place = queue.findIndex((o) => o.do === 'create' && o.on === 'neo' && o.partnerId === outlookId)
    if (place !== -1) queue.splice(place, 1)
  }
  /** What needs this one to have been written does not take place. */
  const dropNeedy = (operation: Operation) => {
    if (operation.do === 'claim') return dropCreate(operation.id)
    // The other half of a series that was merged for both: of what does not stand here nobody may believe there that it is agreed.
    if (operation.do === 'update' && operation.theirs) {
      const place = queue.findIndex((o) => o.do === 'update' && o.on !== operation.on && o.id === operation.partnerId)
      if (place !== -1) {
        queue.splice(place, 1)
        applied.again = true
      }
      return
    }
    if (!isPart(operation)) return
    const ids = { outlook: operation.id, neo: operation.partnerId }
    const left = queue.filter((o) => !('id' in o && o.id === ids[o.on]))
    if (left.length < queue.length) applied.again = true
    queue.splice(0, queue.length, ...left)
  }

  for (;;) {
    const chunk = nextChunk(queue, sides)
    const [first] = chunk
    if (!first) break
    done += chunk.length
    if (applied.stopped[first.on]) {
      for (const o of chunk) dropNeedy(o)
      continue
    }
    const intents: Intent[] = chunk.map((operation) => ({
      id: deps.newId(),
      at: deps.now(),
      run: deps.run,
      operation: operation.do === 'claim' ? withId(operation, deps.newId()) : withVersion(operation, parted),
    }))
    const idOf = (index: number) => intents[index]?.id ?? ''
    await store.begin(intents)
    const keep = async (before: readonly (string | undefined)[]) => {
      const kept = before.flatMap((text, index) => (text === undefined ? [] : [{ intent: idOf(index), before: text }]))
      if (kept.length > 0) await store.keep(kept)
    }
    const outcomes = await sides[first.on]
      .write(
        intents.map(({ operation }) => operation),
        keep,
      )
      .catch((error: unknown) => {
        applied.stopped[first.on] = problemOf(error)
        return [] as Outcome[]
      })
    if (applied.stopped[first.on] && outcomes.length === 0) {
      for (const o of chunk) dropNeedy(o)
      continue
    }

    const change = { intents: [], put: [], drop: [], done: [], undone: [], wish: [], unwish: [] } as Growing
    for (const [index, operation] of chunk.entries()) {
      const outcome: Outcome = outcomes[index] ?? { is: 'lost', problem: { kind: 'internal' } }
      if (outcome.is !== 'done') dropNeedy(operation)
      else if (isPart(operation) && outcome.item) parted.set(operation.id, outcome.item.version)
      const tried = tries.get(operation) ?? 1
      const usedUp = operation.do === 'create' ? usedUpBy(operation, outcome, table) : undefined
      const met = usedUp ? undefined : metBefore(operation, outcome)
      if (outcome.is !== 'lost' && !met) change.intents.push(idOf(index))
      // An event that turned out to be this one's partner is not new.
      if (met) dropCreate(met.id)
      // The transactionId belongs to an event that was deleted meanwhile, or is another's partner: once more with the next generation.
      if (
        operation.do === 'create' &&
        (usedUp === 'another' || (usedUp && operation.generation > 0)) &&
        tried < mostGenerations
      ) {
        const next: Operation = { ...operation, generation: operation.generation + 1 }
        tries.set(next, tried + 1)
        queue.unshift(next)
        continue
      }
      if (
        operation.do === 'create' &&
        usedUp === 'deleted' &&
        operation.undo === undefined &&
        operation.generation === 0
      ) {
        // Nobody remembered that it had a partner, and the partner was deleted: only a person can tell which of the two holds.
        change.wish.push(deletedThere(operation, deps.now()))
        applied.again = true
        continue
      }
      settle(operation, usedUp ? { is: 'gone' } : outcome, table, applied)
      const link = linkFrom(operation, outcome, table)
      if (link) {
        // Whoever was linked to it until now stands alone, and gets a partner of its own.
        const left = table.of('outlook', link.outlook.id)
        if (left && left.neo.id !== link.neo.id) applied.again = true
        change.put.push(link)
        table.put(link)
        // An event that turned out to be this one's partner is not new.
        if (operation.do === 'create') dropCreate(link.outlook.id)
        if (operation.on === 'neo' && !parted.has(link.outlook.id)) restamp(link)
      }
      if (isEnd(operation, outcome)) {
        change.unwish.push(...(plan.fulfils.get(operation) ?? []))
        const item = outcome.is === 'done' ? outcome.item : undefined
        if (isVisible(operation) && outcome.is === 'done')
          change.done.push({
            intent: idOf(index),
            eventId: 'id' in operation ? operation.id : (item?.id ?? ''),
            ...(item && { after: item.fields }),
            sure: true,
          })
        if ('undo' in operation && operation.undo !== undefined) {
          const entries = plan.covers.get(operation) ?? [operation.undo]
          change.undone.push(...entries.map((entry) => ({ entry, at: deps.now() })))
          if (operation.do === 'create' && item) change.wish.push(restoredApart(operation, item.id, deps.now()))
        }
        if (operation.do === 'delete') {
          const old = table.of(operation.on, operation.id)
          table.drop(old)
          if (old) change.drop.push(old.neo.id)
        }
      }
      if (operation.on === 'outlook' && outcome.is === 'done' && outcome.item)
        outlookVersions.set(outcome.item.id, outcome.item.version)
    }
    await store.record(change)
    deps.progress(Math.min(done, total), total)
  }
  return applied
}

type Growing = { [K in keyof Change]-?: NonNullable<Change[K]> extends readonly (infer T)[] ? T[] : never }

const withId = (operation: Extract<Operation, { do: 'claim' }>, id: string): Operation => ({
  ...operation,
  claim: { ...operation.claim, id },
})

const withVersion = (operation: Operation, versions: ReadonlyMap<string, string>): Operation => {
  const version = 'version' in operation && operation.on === 'outlook' ? versions.get(operation.id) : undefined
  return version !== undefined && 'version' in operation ? { ...operation, version } : operation
}

const deletedThere = ({ partnerId, fields }: Create, at: number): Wish => ({
  id: `deleted-there ${partnerId}`,
  at,
  want: 'apart',
  neo: partnerId,
  why: 'deleted-there',
  ...withDays([{ fields }]),
})

const restoredApart = ({ on, undo }: Create, id: string, at: number): Wish => ({
  id: `undone ${undo}`,
  at,
  want: 'apart',
  why: 'undone',
  [on]: id,
})

/** Why a creation cannot use its transactionId; undefined if it can. */
const usedUpBy = (operation: Create, outcome: Outcome, table: LinkTable): 'deleted' | 'another' | undefined => {
  if (outcome.is === 'gone') return 'deleted'
  const item = operation.on === 'outlook' && 'item' in outcome ? outcome.item : undefined
  const link = item && table.of('outlook', item.id)
  return link && link.neo.id !== operation.partnerId ? 'another' : undefined
}

/** Whether what was wanted is true now. */
const isEnd = (operation: Operation, { is }: Outcome) => is === 'done' || (is === 'gone' && operation.do === 'delete')

const settle = (operation: Operation, outcome: Outcome, table: LinkTable, applied: Applied) => {
  switch (outcome.is) {
    case 'done':
      if (operation.do !== 'stamp' && operation.do !== 'claim') applied.counts[operation.on][countOf[operation.do]]++
      return
    case 'gone':
      if (operation.do === 'delete') applied.counts[operation.on].deleted++
      // Of a creation: every transactionId is used up.
      else if (operation.do === 'create')
        applied.failed.push({ operation, problem: { kind: 'graph-refused', side: operation.on, code: 'gone' } })
      else applied.again = true
      return
    case 'changed':
    case 'lost':
      applied.again = true
      return
    case 'later':
      applied.stopped[operation.on] = outcome.problem
      return
    case 'waiting':
      applied.waiting.push(operation)
      return
    case 'failed':
      applied.failed.push({ operation, problem: outcome.problem })
      return
  }
}

const linkFrom = (operation: Operation, outcome: Outcome, table: LinkTable): Link | undefined => {
  if (operation.do === 'create') {
    if (!('item' in outcome) || !outcome.item || usedUpBy(operation, outcome, table)) return
    if (outcome.is === 'changed') return linkOfFound(operation, outcome.item, table)
    return linkAfter(operation, outcome.item, table)
  }
  if (operation.do === 'stamp') {
    const link = table.of('outlook', operation.id)
    const version = outcome.is === 'done' ? outcome.item?.version : undefined
    return link && version ? linkStamped(link, version) : undefined
  }
  return operation.do === 'update' && outcome.is === 'done' && outcome.item
    ? linkAfter(operation, outcome.item, table)
    : undefined
}
