import type { Problem } from '../core/problem.ts'
import { fail, problemOf } from '../core/problem.ts'
import type { Window } from '../core/event.ts'
import { isVisible } from '../core/operations.ts'
import { sync, type SyncRequest, type SyncResult } from '../core/sync.ts'
import { undo } from '../core/undo.ts'
import { callNeoPages } from '../messages/background.ts'
import type { Counts } from '../messages/snapshot.ts'
import type { Settings } from '../settings/schema.ts'
import { forgetCalendars, resolveCalendar } from './calendar.ts'
import { compose, type Composed, neoCookies, type Scope, zone } from './compose.ts'
import { device } from './local.ts'
import { runFiles } from './files.ts'
import { openDoor } from './neo-doors.ts'
import { resolveHome } from './neo-home.ts'
import type { NeoPages } from './neo-pages.ts'
import { keptOf, readKept, saveKept, type Work } from './report.ts'
import { rulesOf } from './rules.ts'
import { type Answer, askBefore, hintsOf, isFirst, noteApplied } from './scope.ts'
import type { SignIn } from './sign-in.ts'
import type { Snapshots } from './snapshot.ts'
import { windowAround } from './window.ts'

export type AttemptDeps = {
  settings(): Promise<Settings>
  signIn: SignIn
  pages: NeoPages
  snapshots: Snapshots
  now(): number
}

/** A run whose writes met changes looks again at once, but not without end. */
const mostRounds = 3

/** Settings, home and accounts of one run. @throws ProblemError with what is missing */
const prepare = async (deps: AttemptDeps) => {
  const settings = await deps.settings()
  if (settings.stopped) fail('stopped-by-admin')
  if (!settings.clientId || !settings.tenantId) fail('not-configured')
  const home = await resolveHome(settings.neoAddress)
  const account = (await deps.signIn.account()) ?? fail('microsoft-signed-out', { side: 'outlook' })
  const { uid, token } = await neoCookies(home)
  if (!uid || !token) return fail('neo-signed-out', { side: 'neo' })
  await openDoor(home)
  await callNeoPages([home.origin])
  await deps.signIn.token()
  const { tenantId, objectId } = account
  const calendar = await resolveCalendar(settings.calendar, { objectId, token: deps.signIn.token })
  const scope: Scope = { neoOrigin: home.origin, neoUid: uid, tenantId, objectId, calendar }
  return { settings, home, scope }
}

type Steps = Answer & { work: Work; run: string; counts: Counts }

/** What one round does. */
const round = async (composed: Composed, request: SyncRequest, work: Work): Promise<SyncResult> => {
  if (work.do !== 'undo') return await sync(request)
  const entries = await composed.history.entries(work.run === undefined ? {} : { run: work.run })
  return await undo(
    request,
    entries.filter(({ id }) => work.entry === undefined || id === work.entry),
  )
}

/** From settings to the last round. `counts` is filled as rounds end, so that it is true even if a later one fails. */
export const attempt = async (
  deps: AttemptDeps,
  { work, run, counts, ...answer }: Steps,
): Promise<{ result?: SyncResult; problem?: Problem; question?: Problem }> => {
  const { snapshots, now } = deps
  const { settings, home, scope } = await prepare(deps)
  const asked = await askBefore(scope, answer, settings)
  if (asked) {
    const before = await readKept()
    const report = { at: now(), rows: before?.report.rows ?? [], question: { ...asked, rows: [] } }
    await saveKept({ report, work, decidable: before?.decidable ?? {} })
    return { question: asked.problem }
  }

  const window: Window = windowAround(now(), zone.iana, settings.pastDays, settings.futureDays)
  await snapshots.change({ window })
  const name = await device()
  const { reminder } = settings
  const composed = await compose({ home, scope, device: name, token: deps.signIn.token, pages: deps.pages, reminder })
  const isAskedFirst = !settings.approveFirstRun && (await isFirst(scope))
  let last = 0
  for (let turn = 1; ; turn++) {
    const request: SyncRequest = {
      ...composed,
      window,
      rules: rulesOf(settings, name, now(), zone.iana),
      run,
      hints: await hintsOf(),
      ...(work.do === 'preview' && turn === 1
        ? { occasion: 'preview' }
        : isAskedFirst && turn === 1 && { occasion: 'first' }),
      ...(answer.confirmed !== undefined && { confirmed: answer.confirmed }),
      now,
      newId: () => crypto.randomUUID(),
      report: (phase, done, total) => {
        // Every step would be hundreds of storage writes; a person sees no more than a few a second.
        if (now() - last < 300 && done !== total) return
        last = now()
        void snapshots.change({ phase, done, total })
      },
    }
    const result = await round(composed, request, work).catch(async (error: unknown) => {
      if (problemOf(error).kind === 'calendar-missing') await forgetCalendars()
      throw error
    })
    add(counts, result)
    const links = result.question ? await composed.store.links() : []
    const kept = await readKept()
    const earlier = kept && (work.do === 'undo' ? { before: kept } : { last: kept })
    await saveKept(keptOf(result, { links, work, at: now(), ...earlier }))
    if (result.applied) await noteApplied(scope, result.plan.operations.some(isVisible))
    const stopped = result.applied?.stopped.neo ?? result.applied?.stopped.outlook
    // What an undo met changed is told by its rows; doing it again would be another plan, which asks again.
    if (!stopped && result.applied?.again && turn < mostRounds && work.do !== 'undo') continue
    if (stopped || !result.applied || work.do !== 'sync' || !settings.attachments)
      return { result, ...(stopped && { problem: stopped }) }
    const { files, problem } = await runFiles({
      composed,
      settings,
      result,
      window,
      rules: request.rules,
      snapshots,
      now,
    })
    counts.files = { neo: files.copied.neo, outlook: files.copied.outlook }
    return { result, ...(problem && { problem }) }
  }
}

const add = (counts: Counts, { applied, plan, question }: SyncResult) => {
  if (!applied || question) return
  counts.adopted += plan.adopted
  for (const side of ['neo', 'outlook'] as const)
    for (const what of ['created', 'updated', 'deleted'] as const) counts[side][what] += applied.counts[side][what]
}
