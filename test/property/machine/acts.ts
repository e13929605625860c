import type { DateDeed } from './dates.ts'
import type { FlagName } from '../../../lib/core/flags.ts'
import type { SideName, Times, Window } from '../../../lib/core/event.ts'
import type { ConflictRule, Direction } from '../../../lib/core/rules.ts'

export const sideNames = ['neo', 'outlook'] as const
export const windows: readonly Window[] = [
  { from: '2026-11-20', to: '2026-11-30' },
  { from: '2026-11-10', to: '2026-12-10' },
  { from: '2026-11-26', to: '2026-12-20' },
]
/** Inside every window, on its edges, across them, and outside. */
export const timesPool: readonly Times[] = [
  { kind: 'timed', start: '2026-11-27T10:00', end: '2026-11-27T11:00' },
  { kind: 'timed', start: '2026-11-28T10:00', end: '2026-11-28T10:00' },
  { kind: 'days', first: '2026-11-29', last: '2026-11-29' },
  { kind: 'days', first: '2026-11-30', last: '2026-12-02' },
  { kind: 'timed', start: '2026-11-19T22:00', end: '2026-11-20T00:00' },
  { kind: 'timed', start: '2026-11-19T22:00', end: '2026-11-20T00:30' },
  { kind: 'timed', start: '2026-12-01T00:00', end: '2026-12-01T01:00' },
  { kind: 'days', first: '2026-11-01', last: '2026-11-02' },
  { kind: 'days', first: '2027-03-01', last: '2027-03-01' },
]
export const titles = ['定例', '会議', '外出']
export const kinds = ['会議', '休暇']
/** What had ended by then is left alone; undefined: nothing. */
export const ends = [undefined, '2026-11-28T00:00'] as const

export const texts = ['subject', 'body', 'place'] as const
export type TextName = (typeof texts)[number]

/** What a person does in a calendar, between runs or in the middle of one. Numbers pick among what is there. */
export type Act =
  | { act: 'add'; side: SideName; title: number; times: number; body: boolean; kind?: number | undefined }
  | { act: 'add-many'; side: SideName; title: number; times: number }
  | { act: 'twins'; title: number; times: number; body: boolean }
  | { act: 'edit'; side: SideName; pick: number; fields: readonly TextName[] }
  | { act: 'edit-both'; pick: number; field: TextName; first: SideName }
  | { act: 'clear'; side: SideName; pick: number }
  /** 公開方法, 仮 or 重要 is switched on or off. */
  | { act: 'flag'; side: SideName; pick: number; flag: FlagName }
  | { act: 'move'; side: SideName; pick: number; times: number }
  | { act: 'shift-many'; side: SideName; times: number }
  | { act: 'remove'; side: SideName; pick: number }
  | { act: 'remove-both'; pick: number }
  | { act: 'remove-many'; side: SideName; pick: number }
  | { act: 'edit-and-remove'; pick: number; field: TextName; removed: SideName }
  | { act: 'copy'; side: SideName; pick: number }
  | { act: 'touch'; side: SideName; pick: number }
  /** Others are to come; of an Outlook event for which that is so, nobody any more. */
  | { act: 'invite'; side: SideName; pick: number }
  /** A meeting that stands there cancelled. */
  | { act: 'cancel'; side: 'outlook'; pick: number }
  /** May not be changed by the user of NEO any more; in Outlook such an event is a meeting. */
  | { act: 'lock'; pick: number }
  | { act: 'move-far'; pick: number }
  /** It repeats, in one way or another, or one of its dates is changed, moved, cancelled or put back. */
  | { act: 'date'; side: SideName; pick: number; deed: DateDeed; date: number }
  /** Both persons at once. */
  | { act: 'date-both'; pick: number; deeds: readonly [DateDeed, DateDeed]; dates: readonly [number, number] }
  | { act: 'kind'; pick: number; kind: number }
  | { act: 'unstamp'; pick: number }
  /** Another program puts back what we have overwritten: the latest, the one before, … */
  | { act: 'put-back'; pick: number }

export const writeFaults = ['lost', 'unsent', 'changed', 'later', 'failed', 'waiting', 'throw', 'cut'] as const
/**
 * As a server's answers reach the core. lost: 500 after the commit, or no answer. unsent: 500 before it. changed: 412. later: 429 or 503 with a time.
 * cut: of the requests that a series takes only the first is carried out. failed: 400, 403, 409. waiting: no NEO page is open. throw: a login page, 401.
 */
export type WriteFault = (typeof writeFaults)[number]

export type RunPlan = {
  /** The nth write meets this. */
  faults?: readonly { nth: number; does: WriteFault }[]
  /** A login page, half a page, an answer that cannot be read. */
  readFails?: SideName | 'seek'
  /** Linked events of which nobody can tell whether they are there. */
  unknown?: readonly number[]
  /** What was done in Outlook last does not show yet. */
  stale?: boolean
  /** No room is left for what is to be kept. */
  full?: boolean
  /** The worker dies at this await, by number or by name. */
  dies?: number | string
  /** Happens at this await. */
  race?: { at: number; act: Act }
  /** A person says yes to what a guard asks. */
  confirm?: boolean
  occasion?: 'first' | 'preview'
  /** What is listed comes in the opposite order. */
  reversed?: boolean
}
export const healthy: RunPlan = { confirm: true }

export type Step =
  | Act
  | { act: 'run'; device: number; plan: RunPlan }
  /** Both devices run at the same time; `order` tells whose turn it is at each await. */
  | { act: 'duel'; plans: readonly [RunPlan, RunPlan]; order: readonly number[] }
  /** Somebody invites, and both devices run at once; `pick`: an entry that a person edits then. */
  | { act: 'meet'; title: number; times: number; order: readonly number[]; pick?: number | undefined }
  /** What a person has typed is put back by another program after every run. */
  | { act: 'fight'; device: number; side: SideName; pick: number; field: TextName; plan: RunPlan }
  | { act: 'answer'; device: number; pick: number; choice: number }
  | { act: 'undo'; device: number; pick: number; all: boolean; plan: RunPlan }
  | { act: 'lose-store'; device: number }
  /** The database is lost while the Outlook event of a pair stands far away. */
  | { act: 'lose-far'; device: number; pick: number }
  | { act: 'new-scope'; device: number }
  | { act: 'wait'; minutes: number }
  | { act: 'window'; pick: number }
  | { act: 'rules'; direction?: Direction; conflicts?: ConflictRule; exclude?: number; ended?: number }

export type WorldOptions = {
  devices: 1 | 2
  /** Outlook rewrites what it is given. */
  echo: boolean
  /** Both sides tell when an event was changed. */
  timed: boolean
  direction: Direction
  conflicts: ConflictRule
}
export type History = { options: WorldOptions; steps: readonly Step[] }
