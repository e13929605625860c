import { browser } from 'wxt/browser'
import { type Problem, problemOf } from '../core/problem.ts'
import type { SyncResult } from '../core/sync.ts'
import { type Counts, noCounts, type Snapshot, type Trigger } from '../messages/snapshot.ts'
import { attempt, type AttemptDeps } from './attempt.ts'
import { jobItem } from './job.ts'
import type { Work } from './report.ts'
import { groupOf } from './rows.ts'
import { logRun } from './run-log.ts'
import { retryAt, startResumeAlarm, stopResumeAlarm } from './schedule.ts'
import type { Answer } from './scope.ts'

export type RunDeps = AttemptDeps
export type Job = Answer & { work: Work }

/** Whether a run was tried since the browser was started. */
export const hasRun = async () => (await browser.storage.session.get(ranKey))[ranKey] === true
const ranKey = 'ran'

/** The worker is alive as long as it touches an extension API at least every 30 s. */
const heartbeat = 10_000

/**
 * One run, from lock to snapshot. Never throws: what went wrong is the snapshot's notice.
 * @param began called once the run is sure to take place
 * @returns false if another run holds the lock.
 */
export const runSync = async (
  deps: RunDeps,
  trigger: Trigger,
  job: Job,
  began: () => Promise<void> = async () => undefined,
): Promise<boolean> =>
  await navigator.locks.request('sync', { ifAvailable: true }, async (lock) => {
    if (!lock) return false
    await startResumeAlarm()
    await browser.storage.session.set({ [ranKey]: true })
    await jobItem.write(job)
    const startedAt = deps.now()
    const run = crypto.randomUUID()
    await deps.snapshots.change({ phase: 'starting', done: 0, total: 0 })
    await began()
    const beat = setInterval(() => void deps.snapshots.change({}), heartbeat)
    const counts = noCounts()
    const outcome = await attempt(deps, { ...job, run, counts }).catch((error: unknown) => ({
      problem: problemOf(error),
    }))
    clearInterval(beat)
    await finish(deps, { id: run, trigger, work: job.work, startedAt, counts, ...outcome })
    await jobItem.clear()
    await stopResumeAlarm()
    return true
  })

type Ended = {
  id: string
  trigger: Trigger
  work: Work
  startedAt: number
  counts: Counts
  problem?: Problem
  question?: Problem
  result?: SyncResult
}

const numbersOf = ({ parked, applied, waiting }: SyncResult) => {
  const of = (group: string) => parked.filter(({ why }) => groupOf(why) === group).length
  return {
    notYet: of('not-yet'),
    conflicts: of('conflict'),
    apart: of('apart'),
    failed: applied?.failed.length ?? 0,
    waiting,
  } satisfies Partial<Snapshot>
}

const finish = async ({ snapshots, now }: RunDeps, ended: Ended) => {
  const { id, trigger, work, startedAt, counts, problem, result } = ended
  const endedAt = now()
  const question = ended.question ?? result?.question?.problem
  const lastRun = { startedAt, endedAt, trigger, counts, ...(problem && { problem }) }
  const asked = question ? { asked: true } : {}
  const isPreview = work.do === 'preview' && !result?.applied
  // What an undo leaves alone is told by its own question; the open ends of the sync are the next run's to count.
  const numbers = result && work.do !== 'undo' ? numbersOf(result) : undefined
  await logRun({
    id,
    ...lastRun,
    conflicts: numbers?.conflicts ?? 0,
    failed: result?.applied?.failed.length ?? 0,
  })
  await snapshots.change({
    ...numbers,
    phase: 'idle',
    done: 0,
    total: 0,
    // A preview is no run: it has written nothing.
    ...(!isPreview && { lastRun: { ...lastRun, ...asked } }),
    ...(result?.applied && !problem && { lastGoodRunAt: endedAt }),
    question,
    notice: problem,
  })
  if (problem?.retryAt) await retryAt(problem.retryAt, endedAt)
}
