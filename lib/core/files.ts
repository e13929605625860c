import type { Day, SideName } from './event.ts'
import type { Problem } from './problem.ts'

/**
 * A file as one side shows it on an event. `key`: names this very content there, another content has another key. `size`: in bytes, only where the side
 * tells it exactly; `about`: where it tells roughly.
 */
export type SideFile = { key: string; name: string; size?: number; about?: number }

/**
 * Why a file stays where it is and is not on the other side too.
 * kind: no file of its own (an Outlook item, a link, a picture of the text). total: the sum of what was copied would pass its limit. permission: the upload
 * host is not allowed yet. unproven: it is missing on the other side, but nothing proves that a person took it away. not-understood: NEO's form shows no
 * file part that we know.
 */
export const leftReasons = [
  'kind',
  'too-large',
  'total',
  'refused',
  'permission',
  'page-needed',
  'shared',
  'private',
  'withheld',
  'series',
  'read-only',
  'unproven',
  'not-understood',
] as const
export type LeftReason = (typeof leftReasons)[number]
/** `on`: where it stands. `retryAt`: milliseconds since the epoch from which on it is tried again although nothing has changed. */
export type Left = { on: SideName; name: string; why: LeftReason; key?: string; retryAt?: number }

/** One file on both sides, as it was last agreed on. `size` in bytes. `to`: the side to which it was copied; absent where both had it. */
export type FilePair = { neo: SideFile; outlook: SideFile; size: number; hash: string; to?: SideName }

/** A copy whose end is not recorded yet: stored before anything is sent. `key`: of its source; `name`: as it was sent. */
export type PendingCopy = { to: SideName; key: string; name: string; size: number; hash: string }

/** What is known of the files of one pair of events. `seen`: the hints of each side by which everything was last looked at; `rules`: the settings of then. */
export type FilesRow = {
  neo: string
  outlook: string
  pairs: readonly FilePair[]
  pending: readonly PendingCopy[]
  left: readonly Left[]
  seen: Partial<Record<SideName, string>>
  rules: string
}

export type FilesStore = {
  rows(): Promise<FilesRow[]>
  save(row: FilesRow): Promise<void>
  drop(row: FilesRow): Promise<void>
}

/** All files of an event, whole. `others`: attached things that are no files of their own, by name. */
export type Listing = { files: readonly SideFile[]; others: readonly string[] }

/** An event on one side; the day and the subject help to find it. */
export type FilesTarget = { id: string; day: Day; subject: string }

/**
 * done: `file` is what the side shows now. refused: it is not stored, for this reason. lost: it may be stored or not, the next look shows. later: nothing is
 * stored, and nothing can be stored on this side now.
 */
export type FileOutcome =
  | { is: 'done'; file?: SideFile }
  | { is: 'refused'; why: LeftReason }
  | { is: 'lost'; problem: Problem }
  | { is: 'later'; problem: Problem }

/**
 * The files of one calendar's events. `Body` holds the bytes of one file without holding them in memory. Everything throws only ProblemError, and only when
 * nothing can be done on the side at all any more.
 */
export type FileSide<Body> = {
  readonly name: SideName
  /** unknown: it cannot be told now. */
  list(targets: readonly FilesTarget[]): Promise<ReadonlyMap<string, Listing | 'not-understood' | 'unknown'>>
  /** The bytes; `most`: more than so many are not fetched. `progress`: bytes so far. */
  load(
    target: FilesTarget,
    file: SideFile,
    most: number,
    progress: (bytes: number) => void,
  ): Promise<{ body: Body; size: number } | 'too-large' | 'unknown'>
  /** Adds a file; one that was begun before and is the same goes on where it stopped. `hash`: of the content. */
  add(
    target: FilesTarget,
    file: { name: string; size: number; hash: string; body: Body },
    progress: (bytes: number) => void,
  ): Promise<FileOutcome>
  /** Whether the file itself, asked for by its key, is proven not to be there any more. */
  isGone(target: FilesTarget, file: SideFile): Promise<boolean>
  remove(target: FilesTarget, file: SideFile): Promise<FileOutcome>
}

const parts = (name: string): [stem: string, ending: string] => {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
}

/** 「名前 (2).ext」: the first such name that is not taken. Case does not tell two names apart. */
export const freeName = (name: string, taken: Iterable<string>): string => {
  const used = new Set([...taken].map((one) => one.toLowerCase()))
  const [stem, ending] = parts(name)
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${stem} (${number})${ending}`
    if (!used.has(candidate.toLowerCase())) return candidate
  }
}
