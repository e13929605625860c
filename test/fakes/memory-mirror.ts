import type { Mirror, MirrorRow } from '../../lib/core/ports.ts'

/** A mirror in memory. Rows go in and out by copy, as from a database. */
export const memoryMirror = () => {
  const rows = new Map<string, MirrorRow>()
  let cursor: string | undefined
  let saves = 0
  const mirror: Mirror = {
    load: async () => structuredClone({ ...(cursor === undefined ? {} : { cursor }), rows: [...rows.values()] }),
    save: async (change) => {
      saves++
      if (change.reset) rows.clear()
      for (const row of structuredClone(change.put ?? [])) rows.set(row.id, row)
      for (const id of change.remove ?? []) rows.delete(id)
      if (change.cursor !== undefined) cursor = change.cursor || undefined
    },
  }
  return { ...mirror, rows, saves: () => saves }
}
