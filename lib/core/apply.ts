import type { Item, SideName } from './event.ts'
import { linkOf } from './match.ts'
import { agree, type Plan } from './plan.ts'
import type { Intent, Link, Operation, Outcome, Side, SyncStore } from './ports.ts'
import { problemOf, type Problem } from './problem.ts'

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
  now(): number
  newId(): string
  progress(done: number, total: number): void
}

/** So many transactionIds are tried for one event that was deleted again and again. */
const mostGenerations = 8

const noCounts = (): SideCounts => ({ created: 0, updated: 0, deleted: 0 })

/** Runs of neighbours that one write may take. */
const nextChunk = (queue: Operation[], sides: Record<SideName, Side>): Operation[] => {
  const [first] = queue
  if (!first) return []
  const end = queue.findIndex((o) => o.do !== first.do || o.on !== first.on)
  return queue.splice(0, Math.min(end === -1 ? queue.length : end, sides[first.on].chunk))
}

/**
 * Writes the plan: intent stored → remote write → result recorded with the intent's removal, chunk by chunk. Deletes come last because the plan says so.
 * It may be killed between any two lines: the next run reads, sees what landed, and plans the rest.
 */
export const apply = async (plan: Plan, links: readonly Link[], deps: ApplyDeps): Promise<Applied> => {
  const applied: Applied = {
    counts: { neo: noCounts(), outlook: noCounts() },
    failed: [],
    waiting: [],
    again: false,
    stopped: {},
  }
  const byNeo = new Map([...links, ...plan.put].map((link) => [link.neo.id, link]))
  const queue = [...plan.operations]
  const outlookVersions = new Map(plan.outlookVersions)
  const tries = new WeakMap<Operation, number>()
  const total = queue.length
  let done = 0

  /** A stamp that has to follow a write on NEO, unless a write that carries one is still to come. */
  const restamp = (link: Link, version: string) => {
    const comes = queue.some((o) => o.on === 'outlook' && 'id' in o && o.id === link.outlook.id)
    if (comes) return
    const stamp: Operation = {
      do: 'stamp',
      on: 'outlook',
      id: link.outlook.id,
      version,
      fields: link.outlook.fields,
      partnerId: link.neo.id,
      generation: link.generation,
    }
    const place = queue.findIndex((o) => o.do === 'delete')
    queue.splice(place === -1 ? queue.length : place, 0, stamp)
  }

  for (;;) {
    const chunk = nextChunk(queue, deps.sides)
    const [first] = chunk
    if (!first) break
    done += chunk.length
    if (applied.stopped[first.on]) continue
    const intents: Intent[] = chunk.map((operation) => ({ id: deps.newId(), at: deps.now(), operation }))
    await deps.store.begin(intents)
    const outcomes = await deps.sides[first.on].write(chunk).catch((error: unknown) => {
      applied.stopped[first.on] = problemOf(error)
      return [] as Outcome[]
    })
    if (applied.stopped[first.on] && outcomes.length === 0) continue
    const put: Link[] = []
    const drop: string[] = []
    const settled: string[] = []
    for (const [index, operation] of chunk.entries()) {
      const outcome: Outcome = outcomes[index] ?? { is: 'lost', problem: { kind: 'internal' } }
      const intent = intents[index]
      if (intent && outcome.is !== 'lost') settled.push(intent.id)
      // The transactionId belongs to an event that was deleted meanwhile, or is another's partner: once more with the next generation.
      const tried = tries.get(operation) ?? 1
      const usedUp = operation.do === 'create' && isUsedUp(operation, outcome, byNeo)
      if (usedUp && tried < mostGenerations) {
        const next: Operation = { ...operation, generation: operation.generation + 1 }
        tries.set(next, tried + 1)
        queue.unshift(next)
        continue
      }
      const link = record(operation, usedUp ? { is: 'gone' } : outcome, byNeo, applied)
      if (link === 'drop') drop.push(...neoIdsOf(operation, byNeo))
      else if (link) {
        put.push(link)
        byNeo.set(link.neo.id, link)
        // An event that turned out to be this one's partner is not new.
        const double = queue.findIndex((o) => o.do === 'create' && o.on === 'neo' && o.partnerId === link.outlook.id)
        if (double !== -1) queue.splice(double, 1)
        if (operation.on === 'neo') restamp(link, outlookVersions.get(link.outlook.id) ?? '')
      }
      if (operation.on === 'outlook' && outcome.is === 'done' && outcome.item)
        outlookVersions.set(outcome.item.id, outcome.item.version)
    }
    await deps.store.record({ intents: settled, put, drop })
    deps.progress(Math.min(done, total), total)
  }
  return applied
}

type Create = Extract<Operation, { do: 'create' }>
const isUsedUp = (operation: Create, outcome: Outcome, byNeo: ReadonlyMap<string, Link>): boolean => {
  if (outcome.is === 'gone') return true
  const item = operation.on === 'outlook' && 'item' in outcome ? outcome.item : undefined
  return [...byNeo.values()].some(({ neo, outlook }) => outlook.id === item?.id && neo.id !== operation.partnerId)
}

const neoIdsOf = (operation: Operation, byNeo: ReadonlyMap<string, Link>) =>
  operation.do !== 'delete'
    ? []
    : operation.on === 'neo'
      ? [operation.id]
      : [...byNeo.values()].filter((link) => link.outlook.id === operation.id).map((link) => link.neo.id)

const record = (
  operation: Operation,
  outcome: Outcome,
  byNeo: ReadonlyMap<string, Link>,
  applied: Applied,
): Link | 'drop' | undefined => {
  switch (outcome.is) {
    case 'done':
      return recordDone(operation, outcome.item, byNeo, applied.counts[operation.on])
    case 'gone':
      if (operation.do === 'delete') return recordDone(operation, undefined, byNeo, applied.counts[operation.on])
      // Of a creation: every transactionId is used up.
      if (operation.do === 'create')
        applied.failed.push({ operation, problem: { kind: 'graph-refused', side: operation.on, code: 'gone' } })
      else applied.again = true
      return
    case 'changed':
      applied.again = true
      return operation.do === 'create' && outcome.item ? linkOfFound(operation, outcome.item) : undefined
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

/** A create that found its event made before: the two belong together, and the next plan compares them. */
const linkOfFound = (operation: Create, item: Item): Link => {
  const source: Item = { id: operation.partnerId, version: '', fields: operation.fields, mark: operation.partnerMark }
  const pair = operation.on === 'neo' ? { neo: item, outlook: source } : { neo: source, outlook: item }
  return linkOf({ ...pair, outlook: { ...pair.outlook, generation: operation.generation } })
}

const recordDone = (
  operation: Operation,
  echo: Item | undefined,
  byNeo: ReadonlyMap<string, Link>,
  counts: SideCounts,
): Link | 'drop' | undefined => {
  if (operation.do === 'delete') {
    counts.deleted++
    return 'drop'
  }
  if (operation.do === 'stamp' || !echo) return
  const here = { id: echo.id, fields: echo.fields }
  const there = { id: operation.partnerId, fields: operation.fields }
  if (operation.do === 'create') {
    counts.created++
    const { generation, partnerMark } = operation
    return operation.on === 'neo'
      ? { neo: here, outlook: there, generation, mark: echo.mark }
      : { neo: there, outlook: here, generation, mark: partnerMark }
  }
  counts.updated++
  const link = byNeo.get(operation.on === 'neo' ? echo.id : operation.partnerId)
  if (!link) return
  return operation.on === 'neo'
    ? agree(link, operation.changed, here, there)
    : agree(link, operation.changed, there, here)
}
