import type { z } from 'zod'
import type { Link, SyncStore } from '../core/ports.ts'
import { fail } from '../core/problem.ts'
import type { Db } from './db.ts'
import { guarded } from './guarded.ts'
import { intentSchema, linkSchema } from './schemas.ts'

/** A link or an intent that cannot be understood is never skipped: its events would look new, and be doubled. */
const parseAll = <T>(schema: z.ZodType<T>, rows: readonly unknown[], code: string): T[] =>
  rows.map((row) => {
    const parsed = schema.safeParse(row)
    return parsed.success ? parsed.data : fail('storage-failed', { code })
  })

/** Of links that share an id the last one holds. */
const lastOnes = (links: readonly Link[]): Link[] => {
  const neo = new Map(links.map((link) => [link.neo.id, link]))
  const outlook = new Map(links.map((link) => [link.outlook.id, link]))
  return links.filter((link) => neo.get(link.neo.id) === link && outlook.get(link.outlook.id) === link)
}

/** Links and journal of one scope. */
export const syncStore = (db: Db, scope: string): SyncStore => ({
  links: () =>
    guarded(async () => parseAll(linkSchema, await db.links.where('scope').equals(scope).toArray(), 'broken-link')),
  intents: () =>
    guarded(async () =>
      parseAll(intentSchema, await db.intents.where('scope').equals(scope).toArray(), 'broken-intent'),
    ),
  begin: (intents) =>
    // Alone, bulkAdd keeps what it could add when one of them fails.
    guarded(() =>
      db.transaction('rw', db.intents, async () => {
        await db.intents.bulkAdd(intents.map((intent) => ({ scope, ...intent })))
      }),
    ),
  record: ({ intents, put, drop }) =>
    guarded(() =>
      db.transaction('rw', db.links, db.intents, async () => {
        await db.intents.bulkDelete(intents.map((id) => [scope, id]))
        await db.links.bulkDelete(drop.map((neoId) => [scope, neoId]))
        const links = lastOnes(put)
        await db.links
          .where('[scope+outlook.id]')
          .anyOf(put.map((link) => [scope, link.outlook.id]))
          .delete()
        await db.links.bulkDelete(put.map((link) => [scope, link.neo.id]))
        await db.links.bulkAdd(links.map((link) => ({ scope, ...link })))
      }),
    ),
})
