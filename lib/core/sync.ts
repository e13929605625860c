import { otherSide, type SideName, type Window } from './event.ts'
import { apply, type Applied, type ApplyDeps } from './apply.ts'
import { guard, type GuardLimits } from './guard.ts'
import type { Direction } from './merge.ts'
import { plan, planId, type Parked, type Plan } from './plan.ts'
import { touches } from './normal.ts'
import type { Link, Picture } from './ports.ts'
import type { Problem } from './problem.ts'

export type SyncPhase = 'reading-neo' | 'reading-outlook' | 'planning' | 'writing'

export type SyncRequest = Omit<ApplyDeps, 'progress'> & {
  window: Window
  direction: Direction
  limits?: GuardLimits
  /** Id of a plan that a person has confirmed; good for exactly that plan. */
  confirmed?: string
  report(phase: SyncPhase, done: number, total: number): void
}

export type SyncResult = {
  plan: Plan
  parked: readonly Parked[]
  /** Events and changes that wait until a NEO page is open. */
  waiting: number
  /** Absent when a guard refused the plan; then nothing was written anywhere. */
  applied?: Applied
  question?: { id: string; problem: Problem }
}

/**
 * Links to read a side by. An event that was moved into the window on the other side is asked for there, because its own last days may not be read at
 * all; then it would never be found, and the move never carried over.
 */
const linksFor = (side: SideName, links: readonly Link[], other: Picture, window: Window): readonly Link[] => {
  const seen = new Map(other.items.map(({ id, fields }) => [id, fields.times]))
  return links.map((link) => {
    const times = seen.get(link[otherSide(side)].id)
    if (!times || !touches(times, window) || touches(link[side].fields.times, window)) return link
    return { ...link, [side]: { ...link[side], fields: { ...link[side].fields, times } } }
  })
}
const isOpen = (side: SideName, link: Link, { items, missing }: Picture) =>
  !missing.has(link[side].id) && !items.some(({ id }) => id === link[side].id)

/**
 * One run: read both → plan → guard → apply → record. Throws ProblemError if a side cannot be read whole (then nothing was written)
 * or can no longer be written at all (then what landed is recorded, and the rest is planned again by the next run).
 */
export const sync = async (request: SyncRequest): Promise<SyncResult> => {
  const { sides, store, window, report } = request
  const [links, intents] = await Promise.all([store.links(), store.intents()])
  const read = async (side: SideName, by: readonly Link[]): Promise<Picture> => {
    report(`reading-${side}`, 0, 0)
    return await sides[side].read({
      window,
      links: by,
      intents: intents.filter(({ operation }) => operation.on === side),
      progress: (done, total) => report(`reading-${side}`, done, total),
    })
  }
  const first = await read('neo', links)
  const outlook = await read('outlook', linksFor('outlook', links, first, window))
  const byNeo = linksFor('neo', links, outlook, window)
  const movedIn = byNeo.some((link, index) => link !== links[index] && isOpen('neo', link, first))
  const pictures = { neo: movedIn ? await read('neo', byNeo) : first, outlook }

  report('planning', 0, 0)
  const planned = plan({ ...pictures, links, intents, window, direction: request.direction })
  const waiting = pictures.neo.waiting + pictures.outlook.waiting
  const problem = guard(planned, pictures, window, request.limits)
  const id = planId(planned)
  if (problem && request.confirmed !== id)
    return { plan: planned, parked: planned.parked, waiting, question: { id, problem } }

  // An intent about an event that could not be looked at stays open.
  const settled = intents.filter(
    ({ operation: o }) => o.do === 'create' || pictures[o.on].missing.get(o.id) !== 'unknown',
  )
  if (planned.put.length > 0 || planned.drop.length > 0 || settled.length > 0)
    await store.record({ intents: settled.map((intent) => intent.id), put: planned.put, drop: planned.drop })
  const applied = await apply(planned, links, {
    ...request,
    progress: (done, total) => report('writing', done, total),
  })
  return { plan: planned, parked: planned.parked, waiting: waiting + applied.waiting.length, applied }
}
