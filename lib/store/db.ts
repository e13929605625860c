import { Dexie, type Table, type Transaction } from 'dexie'
import type { SideName } from '../core/event.ts'
import type { HistoryEntry, Intent, Link, MirrorRow } from '../core/ports.ts'
import type { Wish } from '../core/wish.ts'

/** Every row belongs to one scope: the text that names NEO user, Microsoft account and calendar. */
type Scoped = { scope: string }
export type LinkRow = Scoped & Link
export type IntentRow = Scoped & Intent
export type MirrorEntry = Scoped & { side: SideName } & MirrorRow
export type CursorRow = Scoped & { side: SideName; cursor: string }
export type ValueRow = Scoped & { key: string; value: unknown }
export type HistoryRow = Scoped & HistoryEntry
export type WishRow = Scoped & Wish
export type RunEntry = Scoped & { id: string; startedAt: number; row: unknown }

export type Db = Dexie & {
  links: Table<LinkRow, [scope: string, neoId: string]>
  intents: Table<IntentRow, [scope: string, id: string]>
  mirror: Table<MirrorEntry, [scope: string, side: SideName, id: string]>
  cursors: Table<CursorRow, [scope: string, side: SideName]>
  values: Table<ValueRow, [scope: string, key: string]>
  history: Table<HistoryRow, [scope: string, id: string]>
  wishes: Table<WishRow, [scope: string, id: string]>
  runs: Table<RunEntry, [scope: string, id: string]>
}

export type DbDeps = { indexedDB: IDBFactory; IDBKeyRange: typeof globalThis.IDBKeyRange }

/** Names the run of intents that were begun before runs had names. */
const unknownRun = 'before-update'

/** NEO's rows of version 1 do not tell the kind of an event: they are a cache, and are read again. */
const upgradeTo2 = async (transaction: Transaction) => {
  await transaction
    .table<{ run?: string }>('intents')
    .toCollection()
    .modify((intent) => void (intent.run ??= unknownRun))
  for (const cache of ['mirror', 'cursors'])
    await transaction
      .table<{ side: SideName }>(cache)
      .filter(({ side }) => side === 'neo')
      .delete()
}

/** What rows of version 2 do not tell of an event that may be written: whether others may read it. They are read again, and stay known meanwhile. */
const upgradeTo3 = async (transaction: Transaction) => {
  await transaction
    .table<{ side: SideName; seen: string; item?: { notYet?: string } }>('mirror')
    .filter(({ seen, item }) => !['dead', 'doubted'].includes(seen) && [undefined, 'private'].includes(item?.notYet))
    .modify((row) => void (row.seen = row.side === 'neo' ? '' : 'pending'))
}

/** Series were not synced before: what was set aside as one is read again. */
const upgradeTo4 = async (transaction: Transaction) => {
  await transaction
    .table<{ side: SideName; seen: string; item?: { notYet?: string } }>('mirror')
    .filter(({ seen, item }) => !['dead', 'doubted'].includes(seen) && item?.notYet === 'series')
    .modify((row) => void (row.seen = row.side === 'neo' ? '' : 'pending'))
}

/** Nor were NEO's entries with free dates (不定期), which were set aside as series too. */
const upgradeTo5 = async (transaction: Transaction) => {
  await transaction
    .table<{ side: SideName; seen: string; item?: { notYet?: string } }>('mirror')
    .filter(({ side, item }) => side === 'neo' && item?.notYet === 'series')
    .modify((row) => void (row.seen = ''))
}

/** Meetings were not synced before: what was set aside as one is read again. */
const upgradeTo6 = async (transaction: Transaction) => {
  await transaction
    .table<{ side: SideName; seen: string; item?: { notYet?: string } }>('mirror')
    .filter(
      ({ side, seen, item }) => side === 'outlook' && !['dead', 'doubted'].includes(seen) && item?.notYet === 'meeting',
    )
    .modify((row) => void (row.seen = 'pending'))
}

/**
 * Opens the one database at its first use; once per context is enough. What a version has created is never changed: a new form is a new version with its
 * upgrade. A committed transaction survives a power cut, because the journal must be on disk before the remote write is sent.
 */
export const openDb = (name = 'neo-outlook-sync', deps?: DbDeps): Db => {
  const db = new Dexie(name, { ...deps, chromeTransactionDurability: 'strict' }) as Db
  // Both ids of a link are unique within its scope: neither event can have two partners.
  db.version(1).stores({
    links: '[scope+neo.id], &[scope+outlook.id]',
    intents: '[scope+id]',
    mirror: '[scope+side+id]',
    cursors: '[scope+side]',
    values: '[scope+key]',
  })
  db.version(2)
    .stores({
      history: '[scope+id], [scope+at], [scope+run]',
      wishes: '[scope+id]',
      runs: '[scope+id], [scope+startedAt]',
    })
    .upgrade(upgradeTo2)
  db.version(3).stores({}).upgrade(upgradeTo3)
  db.version(4).stores({}).upgrade(upgradeTo4)
  db.version(5).stores({}).upgrade(upgradeTo5)
  db.version(6).stores({}).upgrade(upgradeTo6)
  db.on('versionchange', ({ newVersion }) => {
    // A newer build waits for its upgrade: this one must not write into a form that it does not know. A deleted database may be made anew.
    db.close({ disableAutoOpen: newVersion !== null })
    return false
  })
  return db
}
