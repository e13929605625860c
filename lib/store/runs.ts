import { Dexie } from 'dexie'
import type { Db } from './db.ts'
import { guarded } from './guarded.ts'

const mostKept = 200

/** One row per run of a scope, newest first. Who lists them parses them. */
export const runStore = (db: Db, scope: string) => {
  const oldestFirst = () => db.runs.where('[scope+startedAt]').between([scope, Dexie.minKey], [scope, Dexie.maxKey])
  return {
    add: (row: { id: string; startedAt: number }): Promise<void> =>
      guarded(() =>
        db.transaction('rw', db.runs, async () => {
          await db.runs.put({ scope, id: row.id, startedAt: row.startedAt, row })
          const keys = await oldestFirst().primaryKeys()
          await db.runs.bulkDelete(keys.slice(0, -mostKept))
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
