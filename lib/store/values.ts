import type { Db } from './db.ts'
import { guarded } from './guarded.ts'

/** One value of a scope, e.g. the addresses that NEO's pages taught. Who loads it parses it. */
export const valueStore = (db: Db, scope: string, key: string) => ({
  load: (): Promise<unknown> => guarded(async () => (await db.values.get([scope, key]))?.value),
  save: (value: unknown): Promise<void> =>
    guarded(async () => {
      await db.values.put({ scope, key, value })
    }),
})
