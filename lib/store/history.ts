import { Dexie } from 'dexie'
import type { HistoryEntry, HistoryStore } from '../core/ports.ts'
import type { Db } from './db.ts'
import { guarded } from './guarded.ts'
import { historySchema } from './schemas.ts'

const newestFirst = (a: HistoryEntry, b: HistoryEntry) => b.at - a.at || (a.id < b.id ? 1 : -1)

/** What was written in one scope. A row that cannot be understood cannot be taken back: it is passed over, and stays until its time. */
export const historyStore = (db: Db, scope: string): HistoryStore => ({
  entries: ({ run, from = 0 } = {}) =>
    guarded(async () => {
      const rows =
        run === undefined
          ? db.history.where('[scope+at]').between([scope, from], [scope, Dexie.maxKey])
          : db.history.where('[scope+run]').equals([scope, run])
      return (await rows.toArray())
        .flatMap((row): HistoryEntry[] => {
          const { data } = historySchema.safeParse(row)
          return data && data.at >= from ? [data] : []
        })
        .toSorted(newestFirst)
    }),
  prune: (before) =>
    guarded(() =>
      db.transaction('rw', db.history, db.runs, async () => {
        await db.history.where('[scope+at]').between([scope, Dexie.minKey], [scope, before]).delete()
        await db.runs.where('[scope+startedAt]').between([scope, Dexie.minKey], [scope, before]).delete()
      }),
    ),
})
