import type { Item, Window } from '../core/event.ts'
import type { FilesResult, LeftFile } from '../core/files-run.ts'
import { syncFiles } from '../core/sync-files.ts'
import type { Problem } from '../core/problem.ts'
import type { Rules } from '../core/rules.ts'
import type { SyncResult } from '../core/sync.ts'
import type { ReportRow } from '../messages/protocol.ts'
import type { Settings } from '../settings/schema.ts'
import type { Composed } from './compose.ts'
import { digestOfBody } from './file-body.ts'
import { readKept, saveKept } from './report.ts'
import type { Snapshots } from './snapshot.ts'
import { mayUpload } from './upload-sessions.ts'

const megabyte = 1_048_576
/** As long as everything in the history. */
const keptFor = 30 * 24 * 60 * 60_000

const rowOf = ({ on, subject, first, name, why }: LeftFile): ReportRow => ({
  side: on,
  subject,
  first,
  what: 'file',
  reason: `file-${why}`,
  ...(name !== '' && { file: name }),
})

/** What stays where it is, on the list beside what the events have left. */
const report = async (left: readonly LeftFile[]) => {
  const kept = await readKept()
  if (!kept || left.length === 0) return
  const rows = kept.report.rows.filter(({ what }) => what !== 'file')
  await saveKept({ ...kept, report: { ...kept.report, rows: [...rows, ...left.map(rowOf)] } })
}

export type FilesRun = {
  composed: Composed
  settings: Settings
  result: SyncResult
  window: Window
  rules: Rules
  snapshots: Snapshots
  now(): number
}

/** The files of the events that were synced just now. @returns what stopped it, if anything did */
export const runFiles = async (run: FilesRun): Promise<{ files: FilesResult; problem?: Problem }> => {
  const { composed, settings, result, window, rules, snapshots, now } = run
  const { files, store, mirrors } = composed
  await files.kept.prune(now() - keptFor)
  const items = async (side: 'neo' | 'outlook') =>
    new Map((await mirrors[side].load()).rows.map(({ id, item }): [string, Item] => [id, item]))
  let last = 0
  await snapshots.change({ phase: 'files', done: 0, total: 0 })
  const done = await syncFiles({
    sides: files.sides,
    store: files.store,
    links: await store.links(),
    items: { neo: await items('neo'), outlook: await items('outlook') },
    parked: new Set(result.parked.flatMap(({ ids }) => [ids.neo ?? [], ids.outlook ?? []].flat())),
    window,
    rules,
    limits: { cap: settings.attachmentMb * megabyte, total: settings.attachmentTotalMb * megabyte },
    circumstances: `uploads ${await mayUpload()}`,
    digest: digestOfBody,
    keep: (file, body) => files.kept.add({ ...file, id: crypto.randomUUID(), at: now(), body }),
    now,
    progress: (bytes, total) => {
      if (now() - last < 300 && bytes !== 0 && bytes !== total) return
      last = now()
      void snapshots.change({ phase: 'files', done: bytes, total })
    },
  })
  await report(done.left)
  await snapshots.change({ files: done.totals })
  return { files: done, ...(done.problem && { problem: done.problem }) }
}
