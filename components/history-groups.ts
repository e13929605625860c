import type { History, HistoryRow, RunRow } from '../lib/messages/protocol.ts'
import type { Counts } from '../lib/messages/snapshot.ts'
import type { ShownProblem } from './problem-words.ts'

/** A run with its writes. The log of runs is shorter than the history: of an older run only its writes tell. */
export type PastRun = {
  id: string
  at: number
  trigger?: RunRow['trigger']
  problem?: ShownProblem
  conflicts: number
  failed: number
  counts?: Counts
  entries: HistoryRow[]
  /** It wrote more than what is listed here. */
  hasMore: boolean
}

const sum = ({ neo, outlook }: Counts) =>
  [neo, outlook].reduce((all, { created, updated, deleted }) => all + created + updated + deleted, 0)

const ofLog = (run: RunRow, entries: HistoryRow[]): PastRun => ({
  id: run.id,
  at: run.startedAt,
  trigger: run.trigger,
  conflicts: run.conflicts,
  failed: run.failed,
  counts: run.counts,
  ...(run.problem && { problem: run.problem }),
  entries,
  hasMore: sum(run.counts) > entries.length,
})

const ofEntries = (id: string, entries: HistoryRow[]): PastRun => ({
  id,
  at: Math.min(...entries.map(({ at }) => at)),
  conflicts: 0,
  failed: 0,
  entries,
  hasMore: false,
})

/** Newest first. */
export const pastRuns = ({ runs, entries }: History): PastRun[] => {
  const byRun = Map.groupBy(entries, ({ run }) => run)
  const logged = runs.map((run) => ofLog(run, byRun.get(run.id) ?? []))
  const known = new Set(runs.map(({ id }) => id))
  const older = [...byRun].filter(([id]) => !known.has(id)).map(([id, own]) => ofEntries(id, own))
  return [...logged, ...older].toSorted((a, b) => b.at - a.at)
}

/** Nothing was written and nothing went wrong: most runs. */
export const isQuiet = ({ entries, hasMore, problem, failed }: PastRun) =>
  entries.length === 0 && !hasMore && !problem && failed === 0

/** What can still be taken back. */
export const undoable = ({ entries }: PastRun) => entries.filter(({ undoneAt }) => undoneAt === undefined)
