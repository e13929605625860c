import { createHash } from 'node:crypto'
import type { Fields, Item } from '../../lib/core/event.ts'
import { canonical, isIn, sameFields, withFields } from '../../lib/core/normal.ts'
import type { Keep, Operation, Outcome, Picture, ReadRequest, Side } from '../../lib/core/ports.ts'
import { type Problem, ProblemError, type ProblemKind } from '../../lib/core/problem.ts'
import type { MemoryCalendar } from './memory-calendar.ts'

export type MemoryWork = 'read' | 'seek' | Operation['do']

/** As stamps hold it; here without a promise. */
export const memoryDigest = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * What happens instead. lost: carried out, but the answer never comes. unsent: not carried out, and nobody knows (also an outcome `lost`). later, failed, waiting:
 * refused with that outcome. cut: a series gets its new rule, which takes the dates of their own away, and then the worker dies. throw: the whole call throws (a read that fails; a write that cannot go on). crash: as if the worker died, before the work;
 * crash-after: after it.
 */
export type MemoryFault = {
  on: MemoryWork
  does: 'cut' | 'lost' | 'unsent' | 'later' | 'failed' | 'waiting' | 'throw' | 'crash' | 'crash-after'
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

const noCounts = () => ({ read: 0, seek: 0, claim: 0, create: 0, update: 0, stamp: 0, delete: 0 })

/** Of what was kept; undefined if it says nothing. */
const keptFields = (raw: string | undefined): Fields | undefined => {
  try {
    const kept = JSON.parse(raw ?? 'null') as Partial<Fields> | null
    return kept?.times ? (kept as Fields) : undefined
  } catch {
    return
  }
}

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
    const event = calendar.get(id)
    const { fields, revision, partnerMark, generation, notYet, readOnly, sealed, shared, changedAt } = event
    const { agreed, claim, apart, kind } = event
    return structuredClone({
      id,
      version: calendar.name === 'neo' ? '' : String(revision),
      fields,
      mark: calendar.markOf(id),
      ...(partnerMark !== undefined && { partnerMark }),
      ...(generation !== undefined && { generation }),
      ...(notYet && { notYet }),
      ...(readOnly && { readOnly }),
      // A series of meetings is set aside, as the real side does.
      ...(sealed && (fields.series ? { notYet: 'meeting' as const } : { readOnly: true as const, sealed })),
      ...(shared && { shared }),
      ...(changedAt !== undefined && { changedAt }),
      ...(agreed !== undefined && { agreed }),
      ...(claim && { claim }),
      ...(apart && { apart }),
      ...(kind !== undefined && { kind }),
    })
  }

  const read = async ({ window, links, intents }: ReadRequest): Promise<Picture> => {
    counts.read++
    const fault = strike('read')
    if (fault?.does === 'crash' || fault?.does === 'crash-after') throw new Crash()
    if (fault) throw new ProblemError(problem(fault))
    // As the real sides: what stands neither in the window nor in the days of its link is not asked for.
    const wanted = new Set(
      links.map((link) => link[calendar.name]).flatMap(({ id, fields }) => (isIn(fields, window) ? id : [])),
    )
    const made = new Set(intents.flatMap(({ operation: o }) => (o.do === 'create' ? [o.partnerMark] : [])))
    const shown = [...calendar.events.values()].filter(
      ({ id, fields, partnerMark = '' }) =>
        !hidden?.has(id) && (isIn(fields, window) || wanted.has(id) || made.has(partnerMark)),
    )
    const missing = new Map<string, 'gone' | 'unknown'>()
    for (const link of links) {
      const { id, fields } = link[calendar.name]
      if (!isIn(fields, window)) continue
      if (!calendar.events.has(id)) missing.set(id, 'gone')
      else if (hidden?.has(id)) missing.set(id, 'unknown')
    }
    const takenBack = new Set([...missing.keys()].filter((id) => calendar.deleted.get(id)?.apart))
    return { items: shown.map(({ id }) => itemOf(id)), missing, takenBack, waiting: 0 }
  }

  const isOutlook = calendar.name === 'outlook'
  /** NEO keeps the mark that it was given. Outlook makes the stamp from the partner's id; an event that is put back has no partner but its mark. */
  const markFor = ({ partnerId, partnerMark, undo }: Extract<Operation, { do: 'create' }>) =>
    isOutlook && undo === undefined ? `mark-${partnerId}` : partnerMark
  const agreedOf = (fields: Fields) => memoryDigest(canonical(fields))

  /** NEO makes an event for every create. Outlook makes one for a partner and generation, and remembers it after its deletion. */
  const create = (operation: Extract<Operation, { do: 'create' }>): Outcome => {
    const { partnerId, generation, raw } = operation
    const fields = keptFields(raw) ?? operation.fields
    const transaction = `${partnerId}/${generation}`
    const made = isOutlook ? calendar.transactions.get(transaction) : undefined
    if (made === undefined) {
      const id = calendar.add(fields, {
        partnerMark: markFor(operation),
        ...(isOutlook && { generation, agreed: agreedOf(fields) }),
      })
      calendar.transactions.set(transaction, id)
      return { is: 'done', item: itemOf(id) }
    }
    if (!calendar.events.has(made)) return { is: 'gone' }
    const item = itemOf(made)
    return { is: !item.notYet && !item.sealed && sameFields(item.fields, fields) ? 'done' : 'changed', item }
  }

  /** Why an operation on an event that is there, or was, is not carried out. */
  const refusalOf = (operation: Exclude<Operation, { do: 'create' }>): Outcome | undefined => {
    if (!calendar.events.has(operation.id)) return { is: 'gone' }
    const item = itemOf(operation.id)
    const isForeign = !isOutlook && (operation.do === 'claim' || operation.do === 'stamp')
    // As the real side: what has become a meeting is not what the plan had seen.
    if (item.sealed) return { is: 'changed' }
    if (item.notYet || item.readOnly || isForeign)
      return { is: 'failed', problem: { kind: isOutlook ? 'graph-refused' : 'neo-refused', side: calendar.name } }
    if (operation.version !== item.version) return { is: 'changed' }
    if (operation.do === 'delete' && item.shared && !operation.shared) return { is: 'changed' }
    return 'seen' in operation && !sameFields(item.fields, operation.seen) ? { is: 'changed' } : undefined
  }

  const carryOut = (operation: Operation): Outcome => {
    if (operation.do === 'create') return create(operation)
    const refusal = refusalOf(operation)
    if (refusal) return refusal
    const { id } = operation
    if (operation.do === 'delete') {
      calendar.remove(id)
      return { is: 'done' }
    }
    if (operation.do === 'claim') calendar.put(id, { claim: operation.claim })
    else {
      const { apart: _, ...stamped } = calendar.get(id)
      if (isOutlook && operation.partnerId !== '') calendar.events.set(id, stamped)
      const stamp = isOutlook &&
        operation.partnerId !== '' && {
          partnerMark: `mark-${operation.partnerId}`,
          generation: operation.generation,
          agreed: agreedOf(operation.fields),
          ...(operation.apart && { apart: true as const }),
        }
      const fields = operation.do === 'update' && {
        fields: withFields(calendar.get(id).fields, operation.fields, operation.changed),
      }
      calendar.put(id, { ...fields, ...stamp })
    }
    return { is: 'done', item: itemOf(id) }
  }

  /** Only the first of the requests that a series takes: how far it comes when the worker dies between two of them. */
  const carryOutHalf = (operation: Operation): void => {
    if (operation.do !== 'update' || !operation.fields.series || refusalOf(operation)) return
    if (!operation.changed.includes('series') && !operation.changed.includes('times')) return
    const { fields } = calendar.get(operation.id)
    const { rule } = operation.fields.series
    calendar.put(operation.id, {
      fields: { ...fields, times: operation.fields.times, series: { rule, exceptions: [] } },
    })
  }

  /** What the history keeps of an event here: its fields. */
  const keptOf = (operation: Operation) =>
    (operation.do === 'update' || operation.do === 'delete') && !refusalOf(operation)
      ? JSON.stringify(calendar.get(operation.id).fields)
      : undefined

  const write = (operation: Operation): Outcome => {
    counts[operation.do]++
    const fault = strike(operation.do)
    switch (fault?.does) {
      case undefined:
        return carryOut(operation)
      case 'crash':
        throw new Crash()
      case 'cut':
        carryOutHalf(operation)
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
    write: async (operations, keep: Keep) => {
      await keep(operations.map(keptOf))
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
    seek: async (partnerMarks) => {
      counts.seek++
      const fault = strike('seek')
      if (fault) throw new ProblemError(problem(fault))
      return [...calendar.events.values()].flatMap(({ id, partnerMark }) =>
        partnerMark !== undefined && partnerMarks.includes(partnerMark) ? [itemOf(id)] : [],
      )
    },
  }
  return {
    ...side,
    counts,
    faults,
    resetCounts: () => void Object.assign(counts, noCounts()),
  }
}
