import type { SideName } from '../core/event.ts'
import type { Mirror, MirrorRow } from '../core/ports.ts'
import type { Db } from './db.ts'
import { guarded } from './guarded.ts'
import { mirrorRowSchema } from './schemas.ts'

/** The cache of one side. A row that cannot be understood is dropped, and the cursor with it, because only a whole reading brings the row back. */
export const mirrorStore = (db: Db, scope: string, side: SideName): Mirror => {
  const mine = () => db.mirror.where('[scope+side]').equals([scope, side])
  return {
    load: () =>
      guarded(() =>
        db.transaction('rw', db.mirror, db.cursors, async () => {
          const rows: MirrorRow[] = []
          const broken: [string, SideName, string][] = []
          for (const entry of await mine().toArray()) {
            const parsed = mirrorRowSchema.safeParse(entry)
            if (parsed.success && parsed.data.item.id === parsed.data.id) rows.push(parsed.data)
            else broken.push([scope, side, entry.id])
          }
          if (broken.length > 0) {
            await db.mirror.bulkDelete(broken)
            await db.cursors.delete([scope, side])
          }
          const cursor = (await db.cursors.get([scope, side]))?.cursor
          return { rows, ...(typeof cursor === 'string' && { cursor }) }
        }),
      ),
    save: ({ put = [], remove = [], cursor, reset }) =>
      guarded(() =>
        db.transaction('rw', db.mirror, db.cursors, async () => {
          if (reset) await mine().delete()
          await db.mirror.bulkDelete(remove.map((id) => [scope, side, id]))
          await db.mirror.bulkPut(put.map((row) => ({ scope, side, ...row })))
          if (cursor) await db.cursors.put({ scope, side, cursor })
          else if (cursor === '') await db.cursors.delete([scope, side])
        }),
      ),
  }
}
