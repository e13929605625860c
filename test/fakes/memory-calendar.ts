import type { Claim, Fields, NotYet, SideName } from '../../lib/core/event.ts'
import { normalise } from '../../lib/core/normal.ts'

export type MemoryEvent = {
  id: string
  /** Goes up with every change; the item's version on the Outlook side. */
  revision: number
  fields: Fields
  partnerMark?: string
  generation?: number
  notYet?: NotYet
  readOnly?: true
  /** A meeting of Outlook: whoever writes it mails people. */
  sealed?: true
  /** Others are registered in this NEO event. */
  shared?: true
  changedAt?: number
  /** Digest of what was agreed, and who is making the partner: as the stamp of an Outlook event carries them. */
  agreed?: string
  claim?: Claim
  apart?: true
  /** 予定 of a NEO event. */
  kind?: string
}

/**
 * What a server holds. It outlives every side that reads it. `echo`: what the server makes of a text that is written to it (default: keeps it);
 * it must be a fixed point.
 */
export const memoryCalendar = (options: { name: SideName; echo?: (fields: Fields) => Fields; now?: () => number }) => {
  const events = new Map<string, MemoryEvent>()
  /** Outlook's memory of creations by transactionId, here partner and generation: it outlives the event. */
  const transactions = new Map<string, string>()
  /** As they were when they were deleted: Outlook still answers them by their ids. */
  const deleted = new Map<string, MemoryEvent>()
  const echo = options.echo ?? ((fields: Fields) => fields)
  const stored = (fields: Fields) => normalise(echo(normalise(fields)))
  let made = 0
  const get = (id: string): MemoryEvent => {
    const event = events.get(id)
    if (!event) throw new Error(`no event ${id}`)
    return event
  }
  const put = (id: string, change: Partial<MemoryEvent>) => {
    const now = options.now?.()
    const old = events.get(id) ?? { id, revision: 0, fields: stored(change.fields ?? emptyFields) }
    events.set(id, {
      ...old,
      ...change,
      ...(change.fields && { fields: stored(change.fields) }),
      ...(now !== undefined && { changedAt: now }),
      id,
      revision: old.revision + 1,
    })
  }
  return {
    name: options.name,
    events,
    transactions,
    deleted,
    get,
    put,
    newId: () => `${options.name}-${++made}`,
    /** Identity as the partner event carries it. */
    markOf: (id: string) => `mark-${id}`,
    /** As a person does it. */
    add: (fields: Fields, more: Partial<MemoryEvent> = {}): string => {
      const id = `${options.name}-${++made}`
      put(id, { ...more, fields })
      return id
    },
    edit: (id: string, change: Partial<Fields>) => put(id, { fields: { ...get(id).fields, ...change } }),
    remove: (id: string) => {
      const event = events.get(id)
      if (event) deleted.set(id, event)
      events.delete(id)
    },
    list: () => [...events.values()].map(({ fields }) => fields),
  }
}
export type MemoryCalendar = ReturnType<typeof memoryCalendar>

const emptyFields: Fields = {
  subject: '',
  times: { kind: 'days', first: '2000-01-01', last: '2000-01-01' },
  place: '',
  body: '',
}
