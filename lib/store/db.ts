import { Dexie, type Table } from 'dexie'
import type { SideName } from '../core/event.ts'
import type { Intent, Link, MirrorRow } from '../core/ports.ts'

/** Every row belongs to one scope: the text that names NEO user, Microsoft account and calendar. */
type Scoped = { scope: string }
export type LinkRow = Scoped & Link
export type IntentRow = Scoped & Intent
export type MirrorEntry = Scoped & { side: SideName } & MirrorRow
export type CursorRow = Scoped & { side: SideName; cursor: string }
export type ValueRow = Scoped & { key: string; value: unknown }

export type Db = Dexie & {
  links: Table<LinkRow, [scope: string, neoId: string]>
  intents: Table<IntentRow, [scope: string, id: string]>
  mirror: Table<MirrorEntry, [scope: string, side: SideName, id: string]>
  cursors: Table<CursorRow, [scope: string, side: SideName]>
  values: Table<ValueRow, [scope: string, key: string]>
}

export type DbDeps = { indexedDB: IDBFactory; IDBKeyRange: typeof globalThis.IDBKeyRange }

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
  db.on('versionchange', ({ newVersion }) => {
    // A newer build waits for its upgrade: this one must not write into a form that it does not know. A deleted database may be made anew.
    db.close({ disableAutoOpen: newVersion !== null })
    return false
  })
  return db
}
