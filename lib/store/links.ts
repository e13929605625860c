import type { z } from 'zod'
import type { Link, SyncStore } from '../core/ports.ts'
import { ProblemError } from '../core/problem.ts'
import { stored, type SyncDb } from './db.ts'
import { intentSchema, linkSchema } from './rows.ts'

/** A broken link or intent cannot be guessed: without it, events could be doubled or deleted. */
const read = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new ProblemError({ kind: 'storage-failed', code: 'row' })
  return parsed.data
}

const rowOf = (scope: string, link: Link) => ({ scope, neoId: link.neo.id, outlookId: link.outlook.id, link })

/** Links and journal of one scope. */
export const syncStore = (db: SyncDb, scope: string): SyncStore => ({
  links: () =>
    stored(async () => {
      const rows = await db.links.where('[scope+neoId]').between([scope, ''], [scope, '\uffff']).toArray()
      return rows.map(({ link }) => read(linkSchema, link))
    }),
  intents: () =>
    stored(async () => {
      const rows = await db.intents.where('[scope+id]').between([scope, ''], [scope, '\uffff']).toArray()
      return rows.map(({ intent }) => read(intentSchema, intent))
    }),
  begin: (intents) =>
    stored(async () => {
      await db.intents.bulkPut(intents.map((intent) => ({ scope, id: intent.id, intent })))
    }),
  record: ({ intents, put, drop }) =>
    stored(() =>
      db.transaction('rw', db.links, db.intents, async () => {
        await db.links.bulkDelete(drop.map((neoId): [string, string] => [scope, neoId]))
        for (const link of put) {
          await db.links.where('[scope+outlookId]').equals([scope, link.outlook.id]).delete()
          await db.links.put(rowOf(scope, link))
        }
        await db.intents.bulkDelete(intents.map((id): [string, string] => [scope, id]))
      }),
    ),
})
