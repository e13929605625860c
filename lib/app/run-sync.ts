import { browser } from 'wxt/browser'
import { ProblemError, type Problem, problemOf } from '../core/problem.ts'
import { sync, type SyncResult } from '../core/sync.ts'
import { callNeoPages } from '../messages/background.ts'
import { noCounts, type Counts, type Snapshot, type Trigger } from '../messages/snapshot.ts'
import type { Settings } from '../settings/schema.ts'
import { compose, neoCookies, zone, type Scope } from './compose.ts'
import { boundScope, device } from './local.ts'
import { openDoor } from './neo-doors.ts'
import { resolveHome } from './neo-home.ts'
import type { NeoPages } from './neo-pages.ts'
import { reportOf, saveReport } from './report.ts'
import { retryAt, startResumeAlarm, stopResumeAlarm } from './schedule.ts'
import type { SignIn } from './sign-in.ts'
import type { Snapshots } from './snapshot.ts'
import { windowAround } from './window.ts'

export type RunDeps = {
  settings(): Promise<Settings>
  signIn: SignIn
  pages: NeoPages
  snapshots: Snapshots
  now(): number
}

/** Whether a run was tried since the browser was started. */
export const hasRun = async () => (await browser.storage.session.get(ranKey))[ranKey] === true
const ranKey = 'ran'

/** A run whose writes met changes looks again at once, but not without end. */
const mostRounds = 3
/** The worker is alive as long as it touches an extension API at least every 30 s. */
const heartbeat = 10_000

/**
 * One run, from lock to snapshot. Never throws: what went wrong is the snapshot's notice.
 * @returns false if another run holds the lock.
 */
export const runSync = async (deps: RunDeps, trigger: Trigger, confirmed?: string): Promise<boolean> =>
  await navigator.locks.request('sync', { ifAvailable: true }, async (lock) => {
    if (!lock) return false
    await startResumeAlarm()
    await browser.storage.session.set({ [ranKey]: true })
    const startedAt = deps.now()
    await deps.snapshots.change({ phase: 'starting', done: 0, total: 0 })
    const beat = setInterval(() => void deps.snapshots.change({}), heartbeat)
    const outcome = await attempt(deps, confirmed).catch((error: unknown) => ({
      problem: problemOf(error),
      counts: noCounts(),
    }))
    clearInterval(beat)
    await finish(deps, trigger, startedAt, outcome)
    await stopResumeAlarm()
    return true
  })

type Outcome = { counts: Counts; problem?: Problem; result?: SyncResult }

const finish = async ({ snapshots, now }: RunDeps, trigger: Trigger, startedAt: number, outcome: Outcome) => {
  const { counts, problem, result } = outcome
  const endedAt = now()
  const question = result?.question?.problem
  const seen: Partial<Snapshot> = result
    ? {
        notYet: result.parked.filter(
          ({ why }) => why !== 'conflict' && why !== 'orphan' && why !== 'read-only' && why !== 'deleted-at-source',
        ).length,
        conflicts: result.parked.filter(
          ({ why }) => why === 'conflict' || why === 'orphan' || why === 'read-only' || why === 'deleted-at-source',
        ).length,
        failed: result.applied?.failed.length ?? 0,
        waiting: result.waiting,
      }
    : {}
  await snapshots.change({
    ...seen,
    phase: 'idle',
    done: 0,
    total: 0,
    lastRun: { startedAt, endedAt, trigger, counts, ...(problem && { problem }) },
    ...(result && !problem && !question && { lastGoodRunAt: endedAt }),
    question,
    notice: problem,
  })
  if (problem?.retryAt) await retryAt(problem.retryAt, endedAt)
}

/** The NEO user and Microsoft account that the links belong to must be the ones of now. Until a person says otherwise another pair is never touched. */
const checkScope = async (scope: Scope, confirmed: string | undefined) => {
  const bound = await boundScope.read()
  const { neoOrigin, neoUid, tenantId, objectId } = scope
  const now = { neoOrigin, neoUid, tenantId, objectId }
  const id = JSON.stringify(now)
  if (bound && JSON.stringify(bound) !== id && confirmed !== id) return id
  await boundScope.write(now)
  return
}

const attempt = async (deps: RunDeps, confirmed: string | undefined): Promise<Outcome> => {
  const { snapshots, signIn, now } = deps
  const settings = await deps.settings()
  if (!settings.clientId || !settings.tenantId) throw new ProblemError({ kind: 'not-configured' })
  const home = await resolveHome(settings.neoAddress)
  const account = await signIn.account()
  if (!account) throw new ProblemError({ kind: 'microsoft-signed-out', side: 'outlook' })
  const { uid, token } = await neoCookies(home)
  if (!uid || !token) throw new ProblemError({ kind: 'neo-signed-out', side: 'neo' })
  await openDoor(home)
  await callNeoPages([home.origin])
  await signIn.token()

  const scope: Scope = {
    neoOrigin: home.origin,
    neoUid: uid,
    tenantId: account.tenantId,
    objectId: account.objectId,
    calendar: 'default',
  }
  const asked = await checkScope(scope, confirmed)
  if (asked) {
    const question = { id: asked, problem: { kind: 'guard-scope-changed' as const } }
    await saveReport({ at: now(), rows: [], question: { ...question, rows: [] } })
    return { counts: noCounts(), problem: question.problem }
  }

  const window = windowAround(now(), zone.iana, settings.pastDays, settings.futureDays)
  await snapshots.change({ window })
  const composed = await compose({ home, scope, device: await device(), token: signIn.token, pages: deps.pages })
  const counts = noCounts()
  let last = 0
  for (let round = 1; ; round++) {
    const result = await sync({
      ...composed,
      window,
      direction: settings.direction,
      ...(confirmed !== undefined && { confirmed }),
      now,
      newId: () => crypto.randomUUID(),
      report: (phase, done, total) => {
        // Every step would be hundreds of storage writes; a person sees no more than a few a second.
        if (now() - last < 300 && done !== total) return
        last = now()
        void snapshots.change({ phase, done, total })
      },
    })
    add(counts, result)
    await saveReport(reportOf(result, now()))
    const stopped = result.applied?.stopped.neo ?? result.applied?.stopped.outlook
    if (stopped || !result.applied?.again || round === mostRounds)
      return { counts, result, ...(stopped && { problem: stopped }) }
  }
}

const add = (counts: Counts, { applied, plan, question }: SyncResult) => {
  if (!applied || question) return
  counts.adopted += plan.adopted
  for (const side of ['neo', 'outlook'] as const)
    for (const what of ['created', 'updated', 'deleted'] as const) counts[side][what] += applied.counts[side][what]
}
