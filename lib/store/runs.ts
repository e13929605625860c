import { Dexie } from 'dexie'
import type { Db } from './db.ts'
import { guarded } from './guarded.ts'

/** Thirty days of runs every five minutes. */
const thirtyDays = 9000

/** One row per run of a scope, newest first. Who lists them parses them. */
export const runStore = (db: Db, scope: string, mostKept = thirtyDays) => {
  const oldestFirst = () => db.runs.where('[scope+startedAt]').between([scope, Dexie.minKey], [scope, Dexie.maxKey])
  return {
    add: (row: { id: string; startedAt: number }): Promise<void> =>
      guarded(() =>
        db.transaction('rw', db.runs, async () => {
          await db.runs.put({ scope, id: row.id, startedAt: row.startedAt, row })
          const tooMany = (await oldestFirst().count()) - mostKept
          if (tooMany > 0) await db.runs.bulkDelete(await oldestFirst().limit(tooMany).primaryKeys())
        }),
      ),
    list: (limit: number): Promise<unknown[]> =>
      guarded(async () =>
        (await oldestFirst().toArray())
          .toReversed()
          .slice(0, limit)
          .map(({ row }) => row),
      ),
  }
}
