import type { SideName, Times, Window } from '../../lib/core/event.ts'
import type { Direction } from '../../lib/core/merge.ts'

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

/** What a person, or the world, does between runs or in the middle of one. Numbers pick among what is there. */
export type Act =
  | { act: 'add'; side: SideName; title: number; times: number; body: boolean }
  | { act: 'both'; title: number; times: number; body: boolean }
  | { act: 'edit'; side: SideName; pick: number; field: 'subject' | 'body' }
  | { act: 'clear'; side: SideName; pick: number }
  | { act: 'move'; side: SideName; pick: number; times: number }
  | { act: 'remove'; side: SideName; pick: number }
  | { act: 'remove-many'; side: SideName; pick: number }
  | { act: 'copy'; side: SideName; pick: number }
  | { act: 'touch'; side: SideName; pick: number }
  | { act: 'invite'; side: SideName; pick: number }
  | { act: 'unstamp'; pick: number }
  | { act: 'lose-store' }
  | { act: 'window'; pick: number }

export type WriteFault = 'lost' | 'unsent' | 'changed' | 'later' | 'failed' | 'waiting' | 'throw'
export type RunPlan = {
  /** The nth write meets this. */
  faults: readonly { nth: number; does: WriteFault }[]
  readFails?: SideName | undefined
  /** Linked events that cannot be read, by place in the list. */
  unknown: readonly number[]
  /** The worker dies at this await. */
  dies?: number | undefined
  /** Happens at this await. */
  race?: { at: number; act: Act } | undefined
  confirm: boolean
}
export const healthy: RunPlan = { faults: [], unknown: [], confirm: true }

export type SyncWorldOptions = {
  direction: Direction
  newest: boolean
  echo: boolean
  /** Events stay in every window, and stamps on them: all that there is without a database. */
  near?: true
}
