import type { SideName, Window } from './event.ts'
import { apply, type Applied, type ApplyDeps } from './apply.ts'
import { guard, type GuardLimits } from './guard.ts'
import type { Direction } from './merge.ts'
import { plan, planId, type Parked, type Plan } from './plan.ts'
import type { Picture } from './ports.ts'
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
 * One run: read both → plan → guard → apply → record. Throws ProblemError if a side cannot be read whole (then nothing was written)
 * or can no longer be written at all (then what landed is recorded, and the rest is planned again by the next run).
 */
export const sync = async (request: SyncRequest): Promise<SyncResult> => {
  const { sides, store, window, report } = request
  const [links, intents] = await Promise.all([store.links(), store.intents()])
  const read = async (side: SideName): Promise<Picture> => {
    report(`reading-${side}`, 0, 0)
    return await sides[side].read({
      window,
      links,
      intents: intents.filter(({ operation }) => operation.on === side),
      progress: (done, total) => report(`reading-${side}`, done, total),
    })
  }
  const pictures = { neo: await read('neo'), outlook: await read('outlook') }

  report('planning', 0, 0)
  const planned = plan({ ...pictures, links, intents, window, direction: request.direction })
  const waiting = pictures.neo.waiting + pictures.outlook.waiting
  const problem = guard(planned, pictures, window, request.limits)
  const id = planId(planned)
  if (problem && request.confirmed !== id)
    return { plan: planned, parked: planned.parked, waiting, question: { id, problem } }

  if (planned.put.length > 0 || planned.drop.length > 0 || intents.length > 0)
    await store.record({ intents: intents.map((intent) => intent.id), put: planned.put, drop: planned.drop })
  const applied = await apply(planned, links, {
    ...request,
    progress: (done, total) => report('writing', done, total),
  })
  return { plan: planned, parked: planned.parked, waiting: waiting + applied.waiting.length, applied }
}
