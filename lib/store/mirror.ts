import type { SideName } from '../core/event.ts'
import type { Mirror } from '../core/ports.ts'
import { stored, type SyncDb } from './db.ts'
import { mirrorRowSchema } from './rows.ts'

/** What one side looked like when last read. A row that does not fit (an older version wrote it) is left out, so that it is read again. */
export const mirrorStore = (db: SyncDb, scope: string, side: SideName): Mirror => ({
  load: () =>
    stored(() =>
      db.transaction('r', db.mirror, db.cursors, async () => {
        const found = await db.mirror.where('[scope+side]').equals([scope, side]).toArray()
        const cursor = (await db.cursors.get([scope, side]))?.cursor
        const rows = found.flatMap(({ row }) => mirrorRowSchema.safeParse(row).data ?? [])
        // A cursor says "only what changed since": with a row lost it would hide an event for good.
        const whole = rows.length === found.length
        return { ...(cursor && whole && { cursor }), rows }
      }),
    ),
  save: ({ put = [], remove = [], cursor, reset = false }) =>
    stored(() =>
      db.transaction('rw', db.mirror, db.cursors, async () => {
        if (reset) await db.mirror.where('[scope+side]').equals([scope, side]).delete()
        await db.mirror.bulkDelete(remove.map((id): [string, string, string] => [scope, side, id]))
        await db.mirror.bulkPut(put.map((row) => ({ scope, side, id: row.id, row })))
        if (cursor === '') await db.cursors.delete([scope, side])
        else if (cursor !== undefined) await db.cursors.put({ scope, side, cursor })
      }),
    ),
})
