/** `uid` is NEO's number of the user, `userId` what is typed at login. */
export type NeoUser = { uid: string; userId: string; password: string; name: string; mail: string }
export type Facility = { pid: string; name: string }
/** A pick-list entry 予定; `color` is the number that `schcolor` carries. */
export type Kind = { name: string; color: string }

export type Visibility = 'public' | 'private' | 'busy'

export type Holiday = 'keep' | 'skip' | 'before' | 'after'

/** 定期 by rule. `startdate` of the event is its first occurrence; a month or year without `nth` repeats that day of the month. */
export type Rule = {
  every: 'day' | 'week' | 'month' | 'year'
  interval: number
  /** 0 = Sunday; only for weeks. */
  weekdays?: number[]
  /** 1–5, or -1 for the last: the nth `nthDay` (0 = Sunday) of the month. */
  nth?: number
  nthDay?: number
  /** '' = it does not end by a date. */
  until: string
  count?: number
  holiday?: Holiday
  /** Days of the rule that are taken out. */
  except: string[]
  /** Days of the rule that stay in the series with other values (variant). */
  changed?: Record<string, Partial<EventFields>>
}

/** 定期 by rule, or 不定期 by a list of days (`YYYY-MM-DD`), of which some may hold other values (variant). */
export type Recurrence = Rule | { every: 'date'; dates: string[]; changed?: Record<string, Partial<EventFields>> }

/** An attached file; `fid` is NEO's name of it. */
export type NeoFile = { fid: string; name: string; bytes: Uint8Array }

/**
 * An entry as NEO holds it. Days `YYYY-MM-DD`, times `HHMM` or '' (end may be 2400 and later). `otherto` are the registered
 * users, `pids` the facilities. `changeBy` and `deleteBy` say whether registered users other than the owner may change or delete it.
 */
export type EventFields = {
  startdate: string
  enddate: string
  starttime: string
  endtime: string
  event: string
  schcolor: string
  detail: string
  place: string
  other: string
  memo: string
  outside: boolean
  important: boolean
  tentative: boolean
  visibility: Visibility
  otherto: string[]
  pids: string[]
  tagcolor: string
  iconno: string
  alarm: string
  alarmtime: string
  /** Fields whose meaning nobody knows: kept and given back as they came. */
  extra: Record<string, string[]>
  files: NeoFile[]
  recurrence: Recurrence | undefined
  changeBy: 'registered' | 'owner'
  deleteBy: 'registered' | 'owner'
}

export type StoredEvent = EventFields & {
  sid: string
  owner: string
  /** Milliseconds since the epoch. */
  created: number
  updated: number
  revision: number
}

/** What a test or the seed states of an event; the rest has defaults. */
export type EventInput = Partial<EventFields> & { startdate: string; sid?: string }
export type SeedEvent = EventInput & { owner: string }

/** What one user may see of another user's public entries. */
export type Access = 'full' | 'time'

export type SentMail = { at: number; sid: string; why: 'create' | 'update' | 'delete'; to: string[] }
/** `write` = the command can change something, `done` = it did. `parts` are the commands inside a multicmd. */
export type Call = { cmd: string; at: number; uid: string; write: boolean; done: boolean; parts: string[] }
