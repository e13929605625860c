import type { FileSide } from '../core/files.ts'
import type { Keep, Mirror, Operation, Outcome, Side } from '../core/ports.ts'
import { problemOf } from '../core/problem.ts'
import { batchSize } from './batch.ts'
import { type ClientOptions, createGraphClient } from './client.ts'
import type { Audit, GraphContext } from './context.ts'
import { graphFiles, type GraphFilesOptions } from './files.ts'
import type { Scope } from './identity.ts'
import type { On, Written } from './outcome.ts'
import { openLedger } from './ledger.ts'
import { readPicture } from './read.ts'
import type { Reminder } from './reminder.ts'
import { seek } from './seek.ts'
import { writeCreates } from './write-create.ts'
import { writeDeletes } from './write-delete.ts'
import { writeUpdates } from './write-update.ts'
import { tokyo } from './zones.ts'

export type GraphSideOptions = Omit<ClientOptions, 'zone'> & {
  scope: Scope
  /** Names this device in the stamps it writes; no person's name. */
  device: string
  mirror: Mirror
  /** Windows name of the calendar's zone; default Tokyo. */
  zone?: string
  /** The daily audit, or a slice of it, if one is due. */
  audit?: Audit
  /** Of events that are made here. */
  reminder?: Reminder
  files?: GraphFilesOptions
}

const only = <Kind extends Operation['do']>(operations: readonly Operation[], ...kinds: Kind[]) =>
  operations.filter((operation): operation is On<Kind> => kinds.some((kind) => kind === operation.do))

/** Where nobody has said how: small files only. */
const noUploads: GraphFilesOptions = {
  sessions: { load: async () => undefined, save: async () => undefined, drop: async () => undefined },
  mayUpload: async () => false,
  readBody: async (response, most) => {
    const body = await response.blob()
    return body.size > most ? 'too-large' : body
  },
}

/** The Outlook calendar of the signed-in user as a `Side`. */
export const graphSide = (options: GraphSideOptions): Side & { files: FileSide<Blob> } => {
  const zone = options.zone ?? tokyo
  const context: GraphContext = {
    client: createGraphClient({ ...options, zone }),
    scope: options.scope,
    calendar: options.scope.calendar,
    zone,
    device: options.device,
    mirror: options.mirror,
    ...(options.audit && { audit: options.audit }),
    ...(options.reminder !== undefined && { reminder: options.reminder }),
    now: options.now,
    doubtedCreates: new Set(),
  }

  const send = async (operations: readonly Operation[], keep: Keep): Promise<Written[]> => {
    const creates = only(operations, 'create')
    if (creates.length === operations.length) return await writeCreates(context, creates)
    context.rows ??= (await openLedger(options.mirror)).rows
    const { rows } = context
    const deletes = only(operations, 'delete')
    if (deletes.length === operations.length) return await writeDeletes(context, deletes, rows, keep)
    const changes = only(operations, 'update', 'stamp', 'claim')
    if (changes.length === operations.length) return await writeUpdates(context, changes, rows, keep)
    throw new Error('A chunk holds operations of one kind.')
  }

  return {
    name: 'outlook',
    files: graphFiles(context, { ...(options.files ?? noUploads), fetch: options.fetch }),
    chunk: batchSize,
    read: (request) => readPicture(context, request),
    async write(operations, keep): Promise<Outcome[]> {
      const written = await send(operations, keep)
      try {
        const put = written.flatMap(({ row }) => row ?? [])
        await options.mirror.save({ put })
        for (const row of put) context.rows?.set(row.id, row)
      } catch (error) {
        // The mirror would show what was before: the intents stay open, and the next read asks for each of these events.
        const problem = { ...problemOf(error), kind: 'storage-failed' as const }
        return written.map(() => ({ is: 'lost', problem }))
      }
      return written.map(({ outcome }) => outcome)
    },
    seek: (partnerMarks) => seek(context, partnerMarks),
  }
}
