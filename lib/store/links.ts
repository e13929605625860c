import { Dexie } from 'dexie'
import type { z } from 'zod'
import type { Change, HistoryEntry, Link, SyncStore } from '../core/ports.ts'
import { fail } from '../core/problem.ts'
import type { Db } from './db.ts'
import { guarded } from './guarded.ts'
import { historySchema, intentSchema, linkSchema, wishSchema } from './schemas.ts'

/**
 * A link, an intent or a wish that cannot be understood is never skipped: its events would look new, and be doubled, or be written against a person's
 * word.
 */
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

/** What was carried out becomes history before its intent goes: nothing that was overwritten is forgotten between the two. */
const recordHistory = async (db: Db, scope: string, { intents = [], done = [], undone = [] }: Change) => {
  for (const { intent: id, ...result } of done) {
    const intent = await db.intents.get([scope, id])
    if (intent) await db.history.put({ ...intent, ...result })
  }
  await db.intents.bulkDelete(intents.map((id) => [scope, id]))
  for (const { entry, at } of undone) await db.history.update([scope, entry], { undoneAt: at })
}

const recordLinks = async (db: Db, scope: string, { put = [], drop = [] }: Change) => {
  await db.links.bulkDelete(drop.map((neoId) => [scope, neoId]))
  await db.links
    .where('[scope+outlook.id]')
    .anyOf(put.map((link) => [scope, link.outlook.id]))
    .delete()
  await db.links.bulkDelete(put.map((link) => [scope, link.neo.id]))
  await db.links.bulkAdd(lastOnes(put).map((link) => ({ scope, ...link })))
}

const recordWishes = async (db: Db, scope: string, { wish = [], unwish = [] }: Change) => {
  await db.wishes.bulkDelete(unwish.map((id) => [scope, id]))
  await db.wishes.bulkPut(wish.map((one) => ({ scope, ...one })))
}

/** Links, journal and wishes of one scope. */
export const syncStore = (db: Db, scope: string): SyncStore => {
  const all = <T>(table: 'links' | 'intents' | 'wishes', schema: z.ZodType<T>, code: string) =>
    guarded(async () => parseAll(schema, await db.table(table).where('scope').equals(scope).toArray(), code))
  return {
    links: () => all('links', linkSchema, 'broken-link'),
    intents: () => all('intents', intentSchema, 'broken-intent'),
    wishes: () => all('wishes', wishSchema, 'broken-wish'),
    historyOf: (eventIds) =>
      guarded(async () => {
        const wanted = new Set(eventIds)
        const rows = await db.history
          .where('[scope+at]')
          .between([scope, Dexie.minKey], [scope, Dexie.maxKey])
          .filter(({ eventId }) => wanted.has(eventId))
          .toArray()
        return rows.flatMap((row): HistoryEntry[] => {
          const { data } = historySchema.safeParse(row)
          return data ? [data] : []
        })
      }),
    begin: (intents) =>
      // Alone, bulkAdd keeps what it could add when one of them fails.
      guarded(() =>
        db.transaction('rw', db.intents, async () => {
          await db.intents.bulkAdd(intents.map((intent) => ({ scope, ...intent })))
        }),
      ),
    keep: (kept) =>
      guarded(() =>
        db.transaction('rw', db.intents, async () => {
          for (const { intent: id, before } of kept) {
            const intent = (await db.intents.get([scope, id])) ?? fail('storage-failed', { code: 'no-intent' })
            await db.intents.put({ ...intent, before })
          }
        }),
      ),
    record: (change) =>
      guarded(() =>
        db.transaction('rw', db.links, db.intents, db.history, db.wishes, async () => {
          await recordHistory(db, scope, change)
          await recordLinks(db, scope, change)
          await recordWishes(db, scope, change)
        }),
      ),
  }
}
