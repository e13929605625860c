import { browser } from 'wxt/browser'
import { listenToNeoPages, listenToObserver, listenToOwnPages } from '../messages/background.ts'
import type { Trigger } from '../messages/snapshot.ts'
import { readSettings, watchSettings } from '../settings/storage.ts'
import { showBadge } from './badge.ts'
import { tabCloses, tabLoads, tookNote } from './calibration.ts'
import { isSave, learnSample } from './compose.ts'
import { registerNeoPages } from './content-scripts.ts'
import { jobItem } from './job.ts'
import { boundScope, builtInSeen } from './local.ts'
import { rememberHome } from './neo-home.ts'
import { createNeoPages } from './neo-pages.ts'
import { openPage, ownPageHandlers } from './own-pages.ts'
import { readKept } from './report.ts'
import { hasRun, type Job, runSync } from './run-sync.ts'
import { ensureSyncAlarm, stopResumeAlarm } from './schedule.ts'
import { browserSignIn } from './sign-in.ts'
import { createSnapshots } from './snapshot.ts'

/** Problems that may have ended because NEO was opened just now: then a run is due at once. */
const endWithNeo: ReadonlySet<string> = new Set(['neo-signed-out', 'neo-page-needed', 'neo-address-missing'])

/** NEO stores a save after it was seen, and a person often makes several: one run some time after them. */
const soon = 3000
/** Calls that turn out to be no saves, time and again, make the wait longer, but never so long that the idle worker is ended first. */
const mostSoon = 24_000
/** So long a person may look at a preview before an automatic run replaces it. */
const looking = 10 * 60_000

/**
 * Registers every listener in the first tick. The worker may have been started by any of them and may have died at any moment before:
 * nothing here relies on memory.
 */
export const startBackground = () => {
  const pages = createNeoPages()
  const snapshots = createSnapshots((snapshot) => {
    pages.broadcast({ type: 'snapshot', snapshot })
    void showBadge(snapshot)
  })
  const settings = async () => (await readSettings()).values
  const signIn = browserSignIn(settings)

  /** Brings what the screens show in line with settings, account and alarms. */
  const refresh = async () => {
    const { clientId, tenantId, interval } = await settings()
    const nextRunAt = await ensureSyncAlarm(interval)
    await snapshots.change({ configured: clientId !== '' && tenantId !== '', signIn: await signIn.state(), nextRunAt })
  }
  const start = async (trigger: Trigger, job: Job = { work: { do: 'sync' } }, began?: () => Promise<void>) => {
    const ran = await runSync({ settings, signIn, pages, snapshots, now: Date.now }, trigger, job, began)
    if (ran) await refresh()
    return ran
  }
  const begin = (trigger: Trigger, job?: Job, first: () => Promise<void> = async () => undefined) =>
    new Promise<boolean>((resolve, reject) => {
      const began = async () => {
        await first()
        resolve(true)
      }
      // Whoever waits for the beginning is told at the latest with the end.
      start(trigger, job, began).then(resolve, reject)
    })
  const isReady = async () => {
    const { clientId, tenantId } = await settings()
    return clientId !== '' && tenantId !== '' && (await signIn.account()) !== undefined
  }
  /** Somebody looks at a preview, or at what an undo would do: it is not to be replaced under the eyes. */
  const isLookedAt = async () => {
    const kept = await readKept().catch(() => undefined)
    const question = kept?.report.question?.problem.kind
    const isPreview = question === 'guard-first-run' || question === 'guard-preview' || question === 'guard-undo'
    return isPreview && Math.abs(Date.now() - (kept?.report.at ?? 0)) < looking
  }
  /** Automatic runs begin only after a person has set everything up. False: another run is under way. */
  const startIfReady = async (trigger: Trigger) =>
    (await isReady()) && !(await isLookedAt()) ? await start(trigger) : true
  /** A run was under way when the worker died: its phase still stands in storage.session, and its lock is free. */
  const resume = async () => {
    if ((await snapshots.read()).phase === 'idle') return
    // Whoever has signed out meanwhile finds a quiet screen, not one that is busy for ever.
    if (await isReady()) await start('resume', await jobItem.read())
    else await snapshots.change({ phase: 'idle', done: 0, total: 0 })
  }

  let waiting: ReturnType<typeof setTimeout> | undefined
  let pause = soon
  const learnFromSave = async () => {
    const { counts, problem } = (await snapshots.read()).lastRun ?? {}
    const sides = counts ? [counts.neo, counts.outlook] : []
    const found = problem || sides.some(({ created, updated, deleted }) => created + updated + deleted > 0)
    pause = found ? soon : Math.min(pause * 2, mostSoon)
  }
  /** What a person did is carried over at once. If the worker dies before, the next alarm does it. */
  const startSoon = (trigger: Trigger) => {
    waiting ??= setTimeout(
      () => {
        waiting = undefined
        void startIfReady(trigger).then(async (ran) => {
          // A run that was under way may have read before it.
          if (!ran) startSoon(trigger)
          else if (trigger === 'save') await learnFromSave()
        })
      },
      trigger === 'save' ? pause : soon,
    )
  }
  const startAfterSave = async () => {
    // The very first run is a person's own press.
    if ((await boundScope.read()) !== undefined) startSoon('save')
  }

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === 'sync') void startIfReady('alarm')
    else if (name === 'retry') void startIfReady('resume')
    else if (name === 'resume')
      void resume().then(async () => (await snapshots.read()).phase === 'idle' && stopResumeAlarm())
  })
  browser.runtime.onStartup.addListener(() => void refresh().then(() => startIfReady('start')))
  browser.runtime.onInstalled.addListener(({ reason }) => {
    void Promise.all([refresh(), registerNeoPages()]).then(async () => {
      // An update ends the worker and empties storage.session: a run that was under way would wait for the next alarm.
      if (reason === 'update') await startIfReady('start')
    })
  })
  browser.permissions.onAdded.addListener(() => void registerNeoPages())
  browser.permissions.onRemoved.addListener(() => void registerNeoPages())
  watchSettings(() => void refresh())
  browser.tabs.onUpdated.addListener((tabId, { status }, { url }) => {
    if (status === 'loading') void tabLoads(tabId, url)
  })
  browser.tabs.onRemoved.addListener((tabId) => void tabCloses(tabId))
  listenToObserver(tookNote)

  listenToNeoPages({
    open: (page) => {
      pages.add(page)
      void refresh().then(async () => page.post({ type: 'snapshot', snapshot: await snapshots.read() }))
    },
    close: (page) => pages.remove(page),
    message: async (page, message) => {
      switch (message.type) {
        case 'hello': {
          const home = { origin: page.origin, base: message.base, ext: message.ext }
          await rememberHome(home, Date.now())
          // Pages without NEO's toolbar show no sign either way: one that did counts until a person has answered.
          if (message.builtIn) await builtInSeen.write({ ...(await builtInSeen.read()), [page.origin]: true })
          const { sample } = message
          if (sample)
            await learnSample(home, { id: sample.id, href: sample.href, ...(sample.date && { date: sample.date }) })
          const { notice, waiting: held } = await snapshots.read()
          // A browser that was started anew catches up, but the very first run is a person's own press.
          const behind = !(await hasRun()) && (await boundScope.read()) !== undefined
          if ((notice && endWithNeo.has(notice.kind)) || held > 0 || behind) await startIfReady('start')
          return
        }
        case 'seen':
          if (await isSave(page.origin, message.path)) await startAfterSave()
          return
        case 'sync':
          await start('button')
          return
        case 'open':
          await openPage(message.page)
          return
        case 'form-read':
        case 'form-sent':
        case 'sample':
          pages.answer(message)
      }
    },
  })
  listenToOwnPages(ownPageHandlers({ signIn, snapshots, begin, startSoon: () => startSoon('answer'), refresh }))

  // Whatever woke the worker: a run that its last life left open goes on.
  void resume()
}
