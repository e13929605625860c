import type { Db } from './db.ts'
import { guarded } from './guarded.ts'

/** Forgets everything about one pair of accounts, for "start anew"; no event is touched on either side. */
export const dropScope = (db: Db, scope: string): Promise<void> =>
  guarded(() =>
    db.transaction('rw', db.tables, async () => {
      for (const table of db.tables) await table.where('scope').equals(scope).delete()
    }),
  )
