// What a case is played on: two calendars with a person in front of each, and runs over them. Two such stages say the same: one in memory, one of the
// real adapters over the emulators.
import type { Fields, SideName, Window } from '../../../lib/core/event.ts'
import type { HistoryEntry, Intent, Link, Side, SyncStore } from '../../../lib/core/ports.ts'
import type { GuardLimits, Occasion } from '../../../lib/core/guard.ts'
import type { Rules } from '../../../lib/core/rules.ts'
import type { SyncResult } from '../../../lib/core/sync.ts'
import type { Profile } from '../../../lib/neo/profile-schema.ts'
import type { Wish } from '../../../lib/core/wish.ts'
import type { World, WorldOptions } from '../../fixtures/world.ts'
import { Crash } from '../../fakes/memory-side.ts'
import type { EventText } from './events.ts'

/** What keeps an event from being synced. */
export type Closed = 'private' | 'meeting' | 'series'
/** Who or what is registered in an event of NEO beside its user. */
export type Shared = 'people' | 'facility'

/** A person in front of one calendar. Events are named by their title, which must be there once. */
export type Hand = {
  add(event: EventText, more?: { kind?: string }): string
  edit(title: string, change: Partial<Fields>): void
  remove(title: string): void
  /** Duplicates an event as the calendar does it, with all that it carries. */
  copy(title: string): string
  close(title: string, how: Closed): void
  share(title: string, how: Shared): void
  id(title: string): string
  ids(): string[]
}

/**
 * broken: a read that fails. refused: a write that is turned down for good; later: for now. lost: it is carried out, and no answer comes; unsent: it is not,
 * and nobody knows.
 */
export type StageFault = {
  on: 'read' | 'create' | 'update' | 'delete'
  does: 'broken' | 'refused' | 'later' | 'lost' | 'unsent'
  times?: number
  skip?: number
}

/** How often a run has changed something on a server, whatever the engine believes. `marks`: stamps and claims, which nobody sees. */
export type Writes = { created: number; updated: number; deleted: number; marks: number }
export const noWrites = (): Writes => ({ created: 0, updated: 0, deleted: 0, marks: 0 })

export type How = {
  rules?: Partial<Rules>
  occasion?: Occasion
  confirmed?: string
  limits?: GuardLimits
  hints?: readonly Link[]
  window?: Window
  /** Which of two PCs runs. */
  pc?: 1 | 2
  /** The worker dies at this point: they are counted, two for each request and each call of the store. */
  dies?: number
  /** The daily look at everything in Outlook (in memory every look is one). */
  audit?: boolean
  /** Happens once, when all is read and before anything is written. */
  meanwhile?: () => void | Promise<void>
}

export type Stage = {
  on: 'memory' | 'adapters'
  a: SideName
  b: SideName
  A: Hand
  B: Hand
  neo: Hand
  outlook: Hand
  run(how?: How): Promise<SyncResult>
  /** Asks first, as the product does. */
  undo(entries: readonly HistoryEntry[], how?: How): Promise<SyncResult>
  fault(side: SideName, fault: StageFault): void
  /** All faults are over. */
  heal(): void
  lines(side: SideName): string[]
  store(pc?: 1 | 2): SyncStore & { entries(): Promise<HistoryEntry[]> }
  links(): Promise<Link[]>
  intents(): Promise<Intent[]>
  wishes(): Promise<Wish[]>
  entries(): Promise<HistoryEntry[]>
  wish(...wishes: Wish[]): Promise<void>
  writes(): Record<SideName, Writes>
  /** How many points at which it could have died the last run has passed. */
  points(): number
  /** The database of the first PC is gone. */
  loseStore(): void
  /** An Outlook event's stamp is changed by another program: removed, or replaced by that of an event that is nowhere. */
  stamp(title: string, how: 'removed' | 'foreign'): void
  /** An Outlook event gets a new etag although nobody has changed it. */
  touch(title: string): void
  later(ms: number): void
  /** What only the stage of the adapters has: the emulators, and what the last run has asked of them, as `neo POST /path`. */
  real(): { world: World; requests: string[] }
  /** Mails, broken emulators, requests that the real services would refuse: must be empty at the end. */
  offences(): string[]
}

export type StageOptions = {
  world?: WorldOptions
  /** What is known of NEO (on the adapters). */
  profile?: Profile
  /** What Outlook makes of a text that is written to it (in memory). */
  echo?: (fields: Fields) => Fields
  /** Both sides say when an event was last changed (in memory). */
  clock?: () => number
}

/** A life of the worker. When it is over, whatever waits for an answer waits for ever, as nothing of a dead worker goes on. */
export const lifeOf = (dies: number | undefined) => {
  let points = 0
  let end: (crash: Crash) => void = () => undefined
  const death = new Promise<never>((_, reject) => {
    end = reject
  })
  death.catch(() => undefined)
  const pass = async () => {
    if (++points === dies) end(new Crash())
    if (dies !== undefined && points >= dies) await new Promise<never>(() => undefined)
  }
  const mortal =
    <In extends unknown[], Out>(work: (...args: In) => Promise<Out>) =>
    async (...args: In): Promise<Out> => {
      await pass()
      const result = await work(...args)
      await pass()
      return result
    }
  return {
    mortal,
    store: (store: SyncStore): SyncStore => ({
      links: mortal(store.links),
      intents: mortal(store.intents),
      wishes: mortal(store.wishes),
      historyOf: mortal(store.historyOf),
      begin: mortal(store.begin),
      keep: mortal(store.keep),
      record: mortal(store.record),
    }),
    live: <T>(run: Promise<T>): Promise<T> => Promise.race([run, death]),
    points: () => points,
  }
}

/** Does something once, before the first write. */
export const withMeanwhile = (sides: Record<SideName, Side>, meanwhile: How['meanwhile']) => {
  let open = meanwhile
  const wrap = (side: Side): Side => ({
    ...side,
    write: async (operations, keep) => {
      const now = open
      open = undefined
      await now?.()
      return side.write(operations, keep)
    },
  })
  return { neo: wrap(sides.neo), outlook: wrap(sides.outlook) }
}
