import type { Mirror, MirrorRow } from '../core/ports.ts'
import { fail } from '../core/problem.ts'

/** The mirror's rows in memory, and which of them have to be saved. */
export const openLedger = async (mirror: Mirror) => {
  const stored = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      return fail('storage-failed', { side: 'outlook' }, error)
    }
  }
  const loaded = await stored(() => mirror.load())
  const rows = new Map(loaded.rows.map((row) => [row.id, row]))
  const changed = new Map<string, MirrorRow>()
  return {
    cursor: loaded.cursor,
    rows,
    get: (id: string) => rows.get(id),
    all: () => [...rows.values()],
    put(row: MirrorRow) {
      rows.set(row.id, row)
      changed.set(row.id, row)
    },
    drop: (id: string) => rows.delete(id),
    /** Saves what is known so far and leaves the cursor where it is: a round that is read again finds it done. */
    async saveProgress() {
      if (changed.size > 0) await stored(() => mirror.save({ put: [...changed.values()] }))
      changed.clear()
    },
    /** Ends a round: in a full one the rows replace the mirror. */
    async finish(cursor: string, full: boolean) {
      const put = full ? [...rows.values()] : [...changed.values()]
      await stored(() => mirror.save({ put, cursor, ...(full ? { reset: true } : {}) }))
      changed.clear()
    },
  }
}
export type Ledger = Awaited<ReturnType<typeof openLedger>>
