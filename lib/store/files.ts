import { z } from 'zod'
import { type FilePair, type FilesRow, type FilesStore, leftReasons, type SideFile } from '../core/files.ts'
import type { Db } from './db.ts'
import { guarded } from './guarded.ts'

const side = z.enum(['neo', 'outlook'])
const file = z.object({
  key: z.string(),
  name: z.string(),
  size: z.number().exactOptional(),
  about: z.number().exactOptional(),
}) satisfies z.ZodType<SideFile>
const pair = z.object({
  neo: file,
  outlook: file,
  size: z.number(),
  hash: z.string(),
  to: side.exactOptional(),
}) satisfies z.ZodType<FilePair>
const rowSchema = z.object({
  neo: z.string(),
  outlook: z.string(),
  pairs: z.array(pair),
  pending: z.array(z.object({ to: side, key: z.string(), name: z.string(), size: z.number(), hash: z.string() })),
  left: z.array(
    z.object({
      on: side,
      name: z.string(),
      why: z.enum(leftReasons),
      key: z.string().exactOptional(),
      retryAt: z.number().exactOptional(),
    }),
  ),
  seen: z.object({ neo: z.string().exactOptional(), outlook: z.string().exactOptional() }),
  rules: z.string(),
}) satisfies z.ZodType<FilesRow>

const head = 'files '
const keyOf = ({ neo, outlook }: FilesRow) => head + JSON.stringify([neo, outlook])

/**
 * What is agreed about the files of each pair of events. A row that cannot be understood counts as none: the files of both sides are then compared anew, and
 * nothing is deleted.
 */
export const filesStore = (db: Db, scope: string): FilesStore => ({
  rows: () =>
    guarded(async () => {
      const rows = await db.values
        .where('[scope+key]')
        .between([scope, head], [scope, `${head}\uffff`])
        .toArray()
      return rows.flatMap(({ value }) => rowSchema.safeParse(value).data ?? [])
    }),
  save: (row) => guarded(async () => void (await db.values.put({ scope, key: keyOf(row), value: row }))),
  drop: (row) => guarded(() => db.values.delete([scope, keyOf(row)])),
})

const keptSchema = z.object({
  id: z.string(),
  at: z.number(),
  on: side,
  name: z.string(),
  size: z.number(),
  subject: z.string(),
  body: z.instanceof(Blob),
})
export type KeptFile = z.infer<typeof keptSchema>
const keptHead = 'kept-file '

/** Files that were taken away on one side because a person took them away on the other. They outlast a new start between the accounts. */
export const keptFileStore = (db: Db, scope: string) => {
  const place = `kept ${scope}`
  const all = () => db.values.where('[scope+key]').between([place, keptHead], [place, `${keptHead}\uffff`])
  return {
    add: (kept: KeptFile): Promise<void> =>
      guarded(async () => void (await db.values.put({ scope: place, key: keptHead + kept.id, value: kept }))),
    list: (): Promise<KeptFile[]> =>
      guarded(async () => (await all().toArray()).flatMap(({ value }) => keptSchema.safeParse(value).data ?? [])),
    prune: (before: number): Promise<void> =>
      guarded(async () => {
        const old = await all()
          .filter(({ value }) => ((value as { at?: number }).at ?? 0) < before)
          .primaryKeys()
        await db.values.bulkDelete(old)
      }),
  }
}
