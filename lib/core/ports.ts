import type { Claim, FieldName, Fields, Item, SideName, Window } from './event.ts'
import type { Wish } from './wish.ts'
import type { Problem } from './problem.ts'
import type { Says } from './series/sayable.ts'
import type { Series } from './series/series.ts'

/** A pair of events and what each side held when they last agreed. */
export type Link = {
  /** `changedAt`: the time that our own last write gave it, as far as NEO tells; it is no person's. */
  neo: { id: string; fields: Fields; changedAt?: number }
  /** `version`: etag of our own last write, whose time is no person's. */
  outlook: { id: string; fields: Fields; version?: string }
  /** The NEO event's mark: a copied stamp is known by it even where neither event of the pair is in the picture. */
  mark?: string
  /** Goes up when the Outlook event has to be made anew, so that its transactionId is a new one. */
  generation: number
  /** The mark of the former partner, whose stamp the Outlook event carries until its own follows; that one tells nothing. */
  former?: string
  /** A write of how it repeats was not carried out to the end: what it found there, and what it was to leave. */
  cut?: { on: SideName; seen: Series; goal: Series }
  /** Fields that were carried over by updates. */
  carried?: Partial<Record<FieldName, Carried>>
}

/**
 * By this a field is known that somebody else puts back. `to`: the side that it was written to last. `before`: short hash of what that side held then.
 * `turns`: so many carries in a row came from the side that was written last (the first counts too). `back`: the side on which it has come back to what
 * it was before, where that has happened; it is carried over once, and not again.
 */
export type Carried = { to: SideName; before: string; turns: number; back?: SideName }

/**
 * What undoing adds to an operation: `undo` is the history entry that is taken back, `raw` the side's own form of the event as it was kept then
 * (absent: only `fields` are known).
 */
export type Undoing = { undo?: string; raw?: string }

/**
 * One remote write. `stamp` renews the stamp of an Outlook event and touches nothing that a person sees; `claim` says on an Outlook event who makes its
 * partner. `apart` has the stamp say that the pair stands apart, for other devices; every other stamp ends that.
 */
export type Operation =
  | ({
      do: 'create'
      on: SideName
      partnerId: string
      partnerMark: string
      fields: Fields
      generation: number
    } & Undoing)
  | ({
      do: 'update'
      on: SideName
      id: string
      version: string
      seen: Fields
      fields: Fields
      changed: readonly FieldName[]
      partnerId: string
      generation: number
      apart?: true
      /** What the other side holds, where that is not what is written here, because it had no room for all of it. */
      held?: Fields
      /**
       * How the other event of the pair repeats while this is written, where the two have been merged date by date and what is written is neither's: on
       * that both agree then, and what this one has beyond it is still to go over.
       */
      theirs?: Series
    } & Undoing)
  | {
      do: 'stamp'
      on: 'outlook'
      id: string
      version: string
      fields: Fields
      partnerId: string
      generation: number
      apart?: true
    }
  | { do: 'claim'; on: 'outlook'; id: string; version: string; fields: Fields; claim: Claim }
  | {
      do: 'delete'
      on: SideName
      id: string
      version: string
      seen: Fields
      partnerId: string
      undo?: string
      /** A person has said that it goes for everybody who is registered. */
      shared?: true
    }

/**
 * An operation whose end is not recorded yet: stored before the remote write, removed with its result. `before`: what the event held, whole, as its side
 * can put it back.
 */
export type Intent = { id: string; at: number; run: string; operation: Operation; before?: string }

/**
 * A write that was carried out, so that it can be taken back. `eventId`: the event that was written. `after`: what it held then (absent after a delete).
 * `sure` is false where the answer got lost and only the next look showed it.
 */
export type HistoryEntry = Intent & { eventId: string; after?: Fields; sure: boolean; undoneAt?: number }

/**
 * What became of one operation.
 * done: `item` is the echo, read back from the side, i.e. what it really holds now (absent after a delete).
 * changed: the event was not what the plan had seen; nothing was written, and the next read shows it as it is. Of a create: the same creation was
 * carried out before, and `item`, which it made, is another by now. gone: it is proven not to exist any more.
 * later: nothing was written; the same operation may be planned again from `problem.retryAt` on.
 * waiting: needs a NEO page that is not open now. failed: refused for this event; the others go on.
 * lost: no answer came; it may or may not have been written. The intent stays and is settled by looking.
 */
export type Outcome =
  | { is: 'done'; item?: Item }
  | { is: 'changed'; item?: Item }
  | { is: 'gone' }
  | { is: 'later'; problem: Problem }
  | { is: 'waiting' }
  | { is: 'failed'; problem: Problem }
  | { is: 'lost'; problem: Problem }

/**
 * What is known of a linked event that the list lacks. unlisted: it still exists, but not as an event of the user's; whether that is for good is not known.
 */
export type Missing = 'gone' | 'unlisted' | 'unknown'

/** A side as a whole at one moment. */
export type Picture = {
  /** Every event known to stand in the listed days. */
  items: readonly Item[]
  /** Linked ids that the list lacks: proven gone, or not (then nothing is done about them without a person's word). Ids that are in neither map were found or not asked for. */
  missing: ReadonlyMap<string, Missing>
  /** Of the gone, those whose stamp says that a device took them back: no deletion of a person's. */
  takenBack?: ReadonlySet<string>
  /** Linked ids that are gone, and under which id the same event goes on: one that became one date of several, the other way round, or a date that was moved. */
  became?: ReadonlyMap<string, string>
  /** Linked or listed events whose details have to wait for an open NEO page. */
  waiting: number
  /** Flags that an event which is made here cannot be given now; `series`: no event can be made to repeat. */
  lacks?: readonly FieldName[]
  /** What its rules can say, where more is known of it than usual. */
  says?: Says
}

export type ReadRequest = {
  window: Window
  links: readonly Link[]
  /** Ids among `links` that have no partner and are only asked for: what stands on them is as open as on any stranger. */
  watched?: ReadonlySet<string>
  /** Open intents on this side: whatever they may have created must be in the picture if it exists. */
  intents: readonly Intent[]
  progress(done: number, total: number): void
}

/**
 * One calendar. A read is whole, or it throws ProblemError and no plan is made.
 * write takes at most `chunk` operations of one kind, answers one outcome for each, in order, and throws only ProblemError, and only when nothing
 * can be written to the side at all any more (signed out, wrong user): then no operation of the chunk without an outcome was sent.
 */
export type Side = {
  readonly name: SideName
  readonly chunk: number
  read(request: ReadRequest): Promise<Picture>
  write(operations: readonly Operation[], keep: Keep): Promise<readonly Outcome[]>
  /** Events that carry one of these partner marks, wherever in the calendar they stand. A side that cannot search finds none. */
  seek(partnerMarks: readonly string[]): Promise<readonly Item[]>
}

/**
 * Called by a side before it changes or deletes anything of a person's: what each event of the chunk holds now, by place in the chunk (undefined: it is
 * not written, or there was nothing). What it throws ends the write, and nothing is sent.
 */
export type Keep = (before: readonly (string | undefined)[]) => Promise<void>

/** What one transaction changes. Everything is optional; nothing of it happens, or all. */
export type Change = {
  /** Intents that are settled. */
  intents?: readonly string[]
  /** Each replaces any link that shares one of the two ids. */
  put?: readonly Link[]
  /** Links by NEO id. */
  drop?: readonly string[]
  /** Of the settled intents those that were carried out: they become history. */
  done?: readonly { intent: string; eventId: string; after?: Fields; sure: boolean }[]
  /** History entries that were taken back, and when. */
  undone?: readonly { entry: string; at: number }[]
  /** Each replaces the wish of the same id. */
  wish?: readonly Wish[]
  /** Wishes by id that are fulfilled or no longer mean anything. */
  unwish?: readonly string[]
}

/** Links, journal, history and wishes of one scope. Each call is one transaction. */
export type SyncStore = {
  links(): Promise<Link[]>
  intents(): Promise<Intent[]>
  wishes(): Promise<Wish[]>
  /** What this installation has written of these events, as far as it remembers. */
  historyOf(eventIds: readonly string[]): Promise<HistoryEntry[]>
  /** Stores intents before the remote write. */
  begin(intents: readonly Intent[]): Promise<void>
  /** Adds to open intents what their events held, before the remote write. @throws ProblemError storage-full, then nothing may be written. */
  keep(before: readonly { intent: string; before: string }[]): Promise<void>
  record(change: Change): Promise<void>
}

/** What was done, for people to look at and to take back. */
export type HistoryStore = {
  /** Newest first. `run`: only that run's. */
  entries(filter?: { run?: string; from?: number }): Promise<HistoryEntry[]>
  /** Drops what is older than this (milliseconds since the epoch). */
  prune(before: number): Promise<void>
}

/** What one side looked like when last read. A cache: dropping it costs requests, never an event. `seen` = list text (NEO) or etag (Outlook) of that reading. */
export type MirrorRow = { id: string; seen: string; item: Item }
export type Mirror = {
  load(): Promise<{ cursor?: string; rows: MirrorRow[] }>
  /** One transaction. `reset` empties it first; `cursor: ''` removes the cursor; no cursor = keep the present one. */
  save(change: {
    put?: readonly MirrorRow[]
    remove?: readonly string[]
    cursor?: string
    reset?: boolean
  }): Promise<void>
}
