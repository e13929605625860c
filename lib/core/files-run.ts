import type { Item, SideName, Window } from './event.ts'
import type { FileSide, FilesRow, FilesStore, FilesTarget, Left } from './files.ts'
import type { Link } from './ports.ts'
import type { Problem } from './problem.ts'
import type { Rules } from './rules.ts'

/** What a person allows. `cap`: bytes of one file; `total`: bytes that may be copied to one side, all events together. */
export type FilesLimits = { cap: number; total: number }

export type FilesRequest<Body> = {
  sides: Record<SideName, FileSide<Body>>
  store: FilesStore
  links: readonly Link[]
  /** What the sides show, as last read. */
  items: Record<SideName, ReadonlyMap<string, Item>>
  /** Ids of events about which something is open: their files wait. */
  parked: ReadonlySet<string>
  window: Window
  rules: Rules
  limits: FilesLimits
  /** Anything beside the settings whose change makes what was left worth another try, as one text. */
  circumstances: string
  digest(body: Body): Promise<string>
  /** Keeps a file before it is removed. */
  keep(file: { on: SideName; name: string; size: number; subject: string }, body: Body): Promise<void>
  now(): number
  /** Bytes of the file that is under way. */
  progress(done: number, total: number): void
}

/** A file that stays where it is, with the event that it belongs to. */
export type LeftFile = Left & { subject: string; first: string; neo: string; outlook: string }
export type FilesResult = {
  copied: Record<SideName, number>
  removed: Record<SideName, number>
  left: LeftFile[]
  /** Bytes that were copied to each side and still stand there. */
  totals: Record<SideName, number>
  /** A side takes no more now; the rest waits for the next run. */
  problem?: Problem
}

/** One pair of events whose files are to be looked at. */
export type Due = { row: FilesRow; left: Item; right: Item; targets: Record<SideName, FilesTarget> }

/** What tells that the files of an event may have changed; '' if it has none. */
export const hintOf = ({ files, version }: Item) => files ?? `? ${version}`
export const totalsOf = (rows: Iterable<FilesRow>): Record<SideName, number> => {
  const totals = { neo: 0, outlook: 0 }
  for (const { pairs } of rows) for (const { to, size } of pairs) if (to) totals[to] += size
  return totals
}
