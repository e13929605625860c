import { browser } from 'wxt/browser'
import { snapshotKey as key } from '../messages/names.ts'
import { lastingNames, lastRuns } from './local.ts'
import { emptySnapshot, type Snapshot, snapshotSchema } from '../messages/snapshot.ts'

/** Publishes to everyone who shows the state: own pages hear storage.session, NEO's pages are told by the listener. */
export const createSnapshots = (onChange: (snapshot: Snapshot) => void) => {
  let current: Snapshot | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const read = async (): Promise<Snapshot> => {
    if (current) return current
    const stored = (await browser.storage.session.get(key))[key]
    const parsed = snapshotSchema.safeParse(stored)
    // A new browser session: what was last done is still true, everything else is to be found out.
    current ??= parsed.success ? parsed.data : snapshotSchema.parse({ ...emptySnapshot, ...(await lastRuns.read()) })
    return current
  }

  /** Changes are applied one after the other; undefined removes a value. */
  const change = (part: { [K in keyof Snapshot]?: Snapshot[K] | undefined }): Promise<void> => {
    const next = queue.then(async () => {
      const merged = { ...(await read()), ...part }
      current = snapshotSchema.parse(
        Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined)),
      )
      await browser.storage.session.set({ [key]: current })
      if (lastingNames.some((name) => name in part)) {
        const { lastRun, lastGoodRunAt, notYet, conflicts, failed, waiting, apart, files, question } = current
        await lastRuns.write({ lastRun, lastGoodRunAt, notYet, conflicts, failed, waiting, apart, files, question })
      }
      onChange(current)
    })
    queue = next.catch(() => undefined)
    return next
  }
  return { read, change }
}
export type Snapshots = ReturnType<typeof createSnapshots>
