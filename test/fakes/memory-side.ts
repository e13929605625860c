import type { Item } from '../../lib/core/event.ts'
import { sameFields, textOf, touches, withFields } from '../../lib/core/normal.ts'
import type { Operation, Outcome, Picture, ReadRequest, Side } from '../../lib/core/ports.ts'
import { type Problem, ProblemError, type ProblemKind } from '../../lib/core/problem.ts'
import type { MemoryCalendar } from './memory-calendar.ts'

export type MemoryWork = 'read' | Operation['do']

/**
 * What happens instead. lost: carried out, but the answer never comes. unsent: not carried out, and nobody knows (also an outcome `lost`). later, failed, waiting:
 * refused with that outcome. throw: the whole call throws (a read that fails; a write that cannot go on). crash: as if the worker died, before the work;
 * crash-after: after it.
 */
export type MemoryFault = {
  on: MemoryWork
  does: 'lost' | 'unsent' | 'later' | 'failed' | 'waiting' | 'throw' | 'crash' | 'crash-after'
  /** How often it strikes; default always. */
  times?: number
  /** Lets this many pass first. */
  skip?: number
  kind?: ProblemKind
}

/** Stands for the death of the worker: nothing may catch it but the test. */
export class Crash extends Error {}

export type MemorySideOptions = {
  calendar: MemoryCalendar
  chunk?: number
  /** Edited at will; the first one that fits strikes. */
  faults?: MemoryFault[]
  /** Linked events that the list hides although they exist: `unknown`. */
  hidden?: ReadonlySet<string>
}

const noCounts = () => ({ read: 0, create: 0, update: 0, stamp: 0, delete: 0 })

/** A calendar in memory as a side: the reference for what a side must do. Counts every call that reaches it. */
export const memorySide = (options: MemorySideOptions) => {
  const { calendar, faults = [], hidden } = options
  const counts = noCounts()
  const passed = new Map<MemoryFault, number>()
  const strike = (on: MemoryWork): MemoryFault | undefined => {
    for (const fault of faults) {
      if (fault.on !== on) continue
      const seen = (passed.get(fault) ?? 0) + 1
      passed.set(fault, seen)
      const skip = fault.skip ?? 0
      if (seen > skip && seen <= skip + (fault.times ?? Number.POSITIVE_INFINITY)) return fault
    }
    return
  }
  const problem = (fault: MemoryFault): Problem => ({
    kind: fault.kind ?? (calendar.name === 'neo' ? 'neo-unreachable' : 'graph-unreachable'),
    side: calendar.name,
  })

  const itemOf = (id: string): Item => {
    const { fields, revision, partnerMark, generation, notYet, readOnly, changedAt } = calendar.get(id)
    return structuredClone({
      id,
      version: calendar.name === 'neo' ? '' : String(revision),
      fields,
      mark: calendar.markOf(id),
      ...(partnerMark !== undefined && { partnerMark }),
      ...(generation !== undefined && { generation }),
      ...(notYet && { notYet }),
      ...(readOnly && { readOnly }),
      ...(changedAt !== undefined && { changedAt }),
    })
  }

  const read = async ({ window, links, intents }: ReadRequest): Promise<Picture> => {
    counts.read++
    const fault = strike('read')
    if (fault?.does === 'crash' || fault?.does === 'crash-after') throw new Crash()
    if (fault) throw new ProblemError(problem(fault))
    const wanted = new Set(links.map((link) => link[calendar.name].id))
    const made = new Set(intents.flatMap(({ operation: o }) => (o.do === 'create' ? [textOf(o.fields, 'times')] : [])))
    const shown = [...calendar.events.values()].filter(
      ({ id, fields }) =>
        !hidden?.has(id) && (touches(fields.times, window) || wanted.has(id) || made.has(textOf(fields, 'times'))),
    )
    const missing = new Map<string, 'gone' | 'unknown'>()
    for (const link of links) {
      const { id, fields } = link[calendar.name]
      if (!touches(fields.times, window)) continue
      if (!calendar.events.has(id)) missing.set(id, 'gone')
      else if (hidden?.has(id)) missing.set(id, 'unknown')
    }
    return { items: shown.map(({ id }) => itemOf(id)), missing, waiting: 0 }
  }

  /** As the Outlook side: a create that was already carried out (same partner, same generation) ends in the same event. */
  const known = (operation: Extract<Operation, { do: 'create' }>) =>
    calendar.name === 'outlook'
      ? [...calendar.events.values()].find(
          (event) => event.partnerMark === operation.partnerMark && (event.generation ?? 0) === operation.generation,
        )?.id
      : undefined

  const carryOut = (operation: Operation): Outcome => {
    if (operation.do === 'create') {
      const id = known(operation) ?? calendar.newId()
      if (!calendar.events.has(id))
        calendar.put(id, {
          fields: operation.fields,
          partnerMark: operation.partnerMark,
          generation: operation.generation,
        })
      return { is: 'done', item: itemOf(id) }
    }
    if (!calendar.events.has(operation.id)) return { is: 'gone' }
    const item = itemOf(operation.id)
    if (item.notYet || item.readOnly)
      return {
        is: 'failed',
        problem: { kind: calendar.name === 'neo' ? 'neo-refused' : 'graph-refused', side: calendar.name },
      }
    if (operation.version !== item.version) return { is: 'changed' }
    if (operation.do === 'stamp') {
      calendar.put(item.id, { partnerMark: `mark-${operation.partnerId}`, generation: operation.generation })
      return { is: 'done', item: itemOf(item.id) }
    }
    if (!sameFields(item.fields, operation.seen)) return { is: 'changed' }
    if (operation.do === 'delete') {
      calendar.remove(operation.id)
      return { is: 'done' }
    }
    calendar.put(item.id, { fields: withFields(item.fields, operation.fields, operation.changed) })
    return { is: 'done', item: itemOf(item.id) }
  }

  const write = (operation: Operation): Outcome => {
    counts[operation.do]++
    const fault = strike(operation.do)
    switch (fault?.does) {
      case undefined:
        return carryOut(operation)
      case 'crash':
        throw new Crash()
      case 'crash-after':
        carryOut(operation)
        throw new Crash()
      case 'throw':
        throw new ProblemError(problem(fault))
      case 'lost':
        carryOut(operation)
        return { is: 'lost', problem: problem(fault) }
      case 'unsent':
        return { is: 'lost', problem: problem(fault) }
      case 'waiting':
        return { is: 'waiting' }
      case 'later':
      case 'failed':
        return { is: fault.does, problem: problem(fault) }
    }
  }

  const side: Side = {
    name: calendar.name,
    chunk: options.chunk ?? (calendar.name === 'neo' ? 1 : 20),
    read,
    write: async (operations) => {
      const outcomes: Outcome[] = []
      for (const operation of operations)
        try {
          outcomes.push(write(operation))
        } catch (error) {
          // A throw says that none of the chunk was sent; what was must keep its outcome.
          if (!(error instanceof ProblemError) || outcomes.length === 0) throw error
          outcomes.push({ is: 'later', problem: error.problem })
        }
      return outcomes
    },
  }
  return {
    ...side,
    counts,
    faults,
    resetCounts: () => void Object.assign(counts, noCounts()),
  }
}
export type MemorySide = ReturnType<typeof memorySide>
