import type { FilesRow, FilesStore } from '../../lib/core/files.ts'
import type { UploadSession, UploadSessions } from '../../lib/graph/upload.ts'

const keyOf = ({ neo, outlook }: FilesRow) => JSON.stringify([neo, outlook])

/** What is agreed about files, in memory. `after`: told once a row is stored; a throw there is a death of the worker. */
export const memoryFiles = (hooks: { after?(row: FilesRow): void } = {}): FilesStore => {
  const rows = new Map<string, FilesRow>()
  return {
    rows: async () => structuredClone([...rows.values()]),
    save: async (row) => {
      rows.set(keyOf(row), structuredClone(row))
      hooks.after?.(row)
    },
    drop: async (row) => void rows.delete(keyOf(row)),
  }
}

/** Addresses of uploads under way, as storage.session keeps them. */
export const memoryUploads = (): UploadSessions & { all: Map<string, UploadSession> } => {
  const all = new Map<string, UploadSession>()
  return {
    all,
    load: async (key) => all.get(key),
    save: async (key, session) => void all.set(key, session),
    drop: async (key) => void all.delete(key),
  }
}
