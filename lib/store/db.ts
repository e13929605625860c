import { Dexie, type Table } from 'dexie'
import { ProblemError } from '../core/problem.ts'

/** Rows carry the scope they belong to (see architecture: every stored row belongs to one scope) and their value as it came. */
export type LinkRow = { scope: string; neoId: string; outlookId: string; link: unknown }
export type IntentRow = { scope: string; id: string; intent: unknown }
export type MirrorRowStored = { scope: string; side: string; id: string; row: unknown }
export type CursorRow = { scope: string; side: string; cursor: string }

/** Version 1: links with both ids unique within their scope, journal, mirrors with their cursors. */
export class SyncDb extends Dexie {
  declare links: Table<LinkRow, [string, string]>
  declare intents: Table<IntentRow, [string, string]>
  declare mirror: Table<MirrorRowStored, [string, string, string]>
  declare cursors: Table<CursorRow, [string, string]>

  constructor(name: string, options?: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange }) {
    super(name, options)
    this.version(1).stores({
      links: '[scope+neoId], &[scope+outlookId]',
      intents: '[scope+id]',
      mirror: '[scope+side+id], [scope+side]',
      cursors: '[scope+side]',
    })
    // Another context wants to upgrade or delete: give way, the next call opens it again.
    this.on('versionchange', () => this.close({ disableAutoOpen: false }))
  }
}

let shared: SyncDb | undefined
/** The extension's database; one connection per worker life. Tests give a name and an IndexedDB of their own. */
export const openDb = (
  name = 'neo-outlook-sync',
  options?: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange },
): SyncDb => (options ? new SyncDb(name, options) : (shared ??= new SyncDb(name)))

/** A storage failure of any kind (quota, broken row, closed database) stops the run; nothing is guessed. */
export const stored = async <T>(work: () => PromiseLike<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw new ProblemError(
      { kind: 'storage-failed', code: error instanceof Error ? error.name : 'unknown' },
      { cause: error },
    )
  }
}
