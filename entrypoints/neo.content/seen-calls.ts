import { reportOfCall, reportOfForm } from '../../lib/neo/page.ts'

/** The worker is woken at most this often; what is seen meanwhile is told together. */
const pause = 2000
/** One path is told at most this often, also where the page is about to go. */
const samePath = 1000

export type ReporterDeps = {
  send(path: string): void
  /** Milliseconds of a clock that only goes forward. */
  now(): number
  later(callback: () => void, ms: number): void
}

/**
 * Tells the worker which calls of the page may have saved something. Nothing that was seen is dropped for coming too soon: it is told when the pause is over.
 */
export const createReporter = ({ send, now, later }: ReporterDeps) => {
  const waiting = new Set<string>()
  const toldAt = new Map<string, number>()
  let last = Number.NEGATIVE_INFINITY
  let timer = false

  const tell = () => {
    last = now()
    for (const path of waiting) {
      toldAt.set(path, last)
      send(path)
    }
    waiting.clear()
  }

  return {
    saw: (path: string) => {
      waiting.add(path)
      const wait = last + pause - now()
      if (wait <= 0) tell()
      else if (!timer) {
        timer = true
        later(() => {
          timer = false
          if (waiting.size > 0) tell()
        }, wait)
      }
    },
    /** The page goes with this form, perhaps: no time to wait. */
    sends: (path: string) => {
      if (now() - (toldAt.get(path) ?? Number.NEGATIVE_INFINITY) < samePath) return
      waiting.add(path)
      tell()
    },
    /** The page goes: what waits is told now or never. */
    leaves: tell,
  }
}
export type Reporter = ReturnType<typeof createReporter>

/**
 * Watches what the page calls, from outside: its scripts are not touched, and only addresses are seen, never a body. The answer ends it.
 */
export const watchCalls = (document: Document, reporter: Reporter): (() => void) => {
  const look = (entries: PerformanceEntryList) => {
    for (const { name } of entries) {
      const path = reportOfCall(name)
      if (path !== undefined) reporter.saw(path)
    }
  }
  const observer = new PerformanceObserver((list) => look(list.getEntries()))
  observer.observe({ type: 'resource', buffered: false })
  const submitted = ({ target }: Event) => {
    const path = target instanceof HTMLFormElement ? reportOfForm(target) : undefined
    if (path !== undefined) reporter.sends(path)
  }
  document.addEventListener('submit', submitted, { capture: true })
  // NEO's scripts go to another page in the very moment in which a save has been answered.
  const leaves = () => {
    look(observer.takeRecords())
    reporter.leaves()
  }
  const window = document.defaultView
  window?.addEventListener('pagehide', leaves)
  return () => {
    observer.disconnect()
    window?.removeEventListener('pagehide', leaves)
    document.removeEventListener('submit', submitted, { capture: true })
  }
}
