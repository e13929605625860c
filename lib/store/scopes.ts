import type { Db } from './db.ts'
import { guarded } from './guarded.ts'

/** What was done can be looked at and taken back in its time, whatever is agreed anew. */
const outlasting = new Set(['history', 'runs'])

/** Forgets what was agreed between one pair of accounts, for "start anew"; no event is touched on either side. */
export const forgetScope = (db: Db, scope: string): Promise<void> =>
  guarded(() =>
    db.transaction('rw', db.tables, async () => {
      for (const table of db.tables) if (!outlasting.has(table.name)) await table.where('scope').equals(scope).delete()
    }),
  )
