import type { Item } from '../core/event.ts'
import type { Mirror, MirrorRow } from '../core/ports.ts'

/** The mirror, loaded once per life and kept in step with every change. */
export const createRows = (mirror: Mirror) => {
  let loading: Promise<Map<string, MirrorRow>> | undefined
  const all = () => (loading ??= mirror.load().then(({ rows }) => new Map(rows.map((row) => [row.id, row]))))
  return {
    all,
    put: async (row: MirrorRow) => {
      const rows = await all()
      await mirror.save({ put: [row] })
      rows.set(row.id, row)
    },
    /**
     * An item read apart from a list: the next list has it read again. The list text of before must not stay with it: a person may have put back
     * meanwhile what that list showed, and nobody would see it.
     */
    renew: async (item: Item) => {
      const rows = await all()
      const row = { id: item.id, seen: '', item }
      await mirror.save({ put: [row] })
      rows.set(item.id, row)
    },
    /** What an entry is now, in the place of what it was: one event, or one for each of its dates. One transaction. */
    replace: async (next: readonly MirrorRow[], old: readonly MirrorRow[]) => {
      const rows = await all()
      const remove = old.map(({ id }) => id).filter((id) => !next.some((row) => row.id === id))
      await mirror.save({ put: next, ...(remove.length > 0 && { remove }) })
      for (const id of remove) rows.delete(id)
      for (const row of next) rows.set(row.id, row)
    },
    remove: async (ids: readonly string[]) => {
      if (ids.length === 0) return
      const rows = await all()
      await mirror.save({ remove: ids })
      for (const id of ids) rows.delete(id)
    },
  }
}
export type Rows = ReturnType<typeof createRows>
