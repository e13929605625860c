import type { SideName, Window } from './event.ts'
import { apply, type Applied, type ApplyDeps } from './apply.ts'
import { madeOf, sameMarked } from './doubles.ts'
import type { Plan } from './draft.ts'
import { guard, type GuardLimits, type Occasion } from './guard.ts'
import type { Parked } from './parked.ts'
import { plan, planText } from './plan.ts'
import type { PlanInput } from './plan-input.ts'
import type { Change, Link, Picture } from './ports.ts'
import type { Problem } from './problem.ts'
import { readBoth, recall } from './reading.ts'
import type { Rules } from './rules.ts'
import { unveil, veil } from './veil.ts'
import { settleIntents } from './settle.ts'

export type SyncPhase = 'reading-neo' | 'reading-outlook' | 'planning' | 'writing'

export type SyncRequest = Omit<ApplyDeps, 'progress'> & {
  window: Window
  rules: Rules
  limits?: GuardLimits
  /** Ask before anything is written, whatever the plan says. */
  occasion?: Occasion
  /** Links of an earlier scope that go on where both their events are still there. */
  hints?: readonly Link[]
  /** Id of a plan that a person has confirmed; good for exactly that plan. */
  confirmed?: string
  /** SHA-256 in hex, as stamps hold it. */
  digest(text: string): Promise<string>
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

/** A NEO event may name a partner that stands outside the days that were read: it is sought before anybody believes that it is gone. */
const planWithSought = async (
  input: PlanInput,
  { sides }: SyncRequest,
): Promise<{ planned: Plan; input: PlanInput }> => {
  const planned = plan(input)
  if (planned.sought.length === 0) return { planned, input }
  const found = await sides.outlook.seek(planned.sought.map(({ mark }) => mark))
  const known = new Set(input.outlook.items.map(({ id }) => id))
  const items = [...input.outlook.items, ...found.filter(({ id }) => !known.has(id))]
  const unfound = new Set(planned.sought.map(({ id }) => id))
  const next = { ...input, outlook: { ...input.outlook, items }, unfound }
  return { planned: plan(next), input: next }
}

const isEmpty = (change: Change) => Object.values(change).every((part) => part.length === 0)

/**
 * One run: read both → plan → guard → apply → record. Throws ProblemError if a side cannot be read whole (then nothing was written)
 * or can no longer be written at all (then what landed is recorded, and the rest is planned again by the next run).
 */
export const sync = async (request: SyncRequest): Promise<SyncResult> => {
  const { store, window, report, rules } = request
  const [links, intents, wishes] = await Promise.all([store.links(), store.intents(), store.wishes()])
  const pictures: Record<SideName, Picture> = await readBoth({
    ...request,
    links,
    intents,
    wishes,
    report: (side, done, total) => report(`reading-${side}`, done, total),
  })

  report('planning', 0, 0)
  const now = request.now()
  const veiled = veil(pictures, links, rules)
  const shown = { ...pictures, neo: veiled.neo }
  const recalled = await recall(shown, links, request.digest)
  const doubled = sameMarked(shown)
  const made = madeOf(doubled.length === 0 ? [] : await store.historyOf(doubled))
  const { planned: decided, input } = await planWithSought(
    {
      ...shown,
      links,
      intents,
      wishes,
      window,
      rules,
      now,
      recalled,
      hints: request.hints ?? [],
      unfound: new Set(),
      made,
    },
    request,
  )
  const planned = unveil(decided, veiled)
  const waiting = pictures.neo.waiting + pictures.outlook.waiting
  const problem = guard(planned, input, window, request.limits, request.occasion)
  const id = problem && (await request.digest(planText(planned)))
  if (problem && id !== undefined && request.confirmed !== id)
    return { plan: planned, parked: planned.parked, waiting, question: { id, problem } }

  // What a person has said meanwhile stands, and is looked at by the next run.
  const read = new Map(wishes.map((one) => [one.id, one.at]))
  const said = new Set((await store.wishes()).flatMap((one) => (read.get(one.id) === one.at ? [] : [one.id])))
  const { put, drop } = planned
  const wish = planned.wish.filter((one) => !said.has(one.id))
  const unwish = planned.unwish.filter((one) => !said.has(one))
  const change = { ...settleIntents(intents, pictures, now), put, drop, wish, unwish }
  if (!isEmpty(change)) await store.record(change)
  const applied = await apply(planned, links, { ...request, progress: (done, total) => report('writing', done, total) })
  return { plan: planned, parked: planned.parked, waiting: waiting + applied.waiting.length, applied }
}
