import { z } from 'zod'
import { carriedNames } from '../core/event.ts'
import { type Problem, problemKinds } from '../core/problem.ts'
import { wants } from '../core/wish.ts'
import { settingsSchema } from '../settings/schema.ts'
import { calibrationRequest, calibrationView } from './calibration.ts'
import { ownPages } from './names.ts'
import { countsSchema, type Snapshot, snapshotSchema, triggers } from './snapshot.ts'

export type OwnPage = (typeof ownPages)[number]

// ---- NEO's page (content script) ⇄ worker: one named port. Everything that comes from the page is parsed here. ----

const pair = z.tuple([z.string().max(200), z.string().max(200_000)])
const formSchema = z.object({
  action: z.string().max(2000),
  method: z.enum(['get', 'post']),
  values: z.array(pair).max(2000),
  choices: z
    .array(
      z.object({
        name: z.string().max(200),
        value: z.string().max(200_000),
        label: z.string().max(200_000),
        chosen: z.boolean(),
        tick: z.literal(true).exactOptional(),
        disabled: z.literal(true).exactOptional(),
      }),
    )
    .max(5000)
    .exactOptional(),
  people: z
    .array(z.object({ name: z.string().max(200), value: z.string().max(200), label: z.string().max(1000) }))
    .max(2000)
    .exactOptional(),
  attached: z
    .object({
      input: z.string().max(200),
      files: z
        .array(
          z.object({
            href: z.string().max(2000),
            name: z.string().max(1000),
            size: z.number().exactOptional(),
            control: z
              .object({
                name: z.string().max(200),
                value: z.string().max(2000),
                removes: z.enum(['tick', 'untick', 'drop']),
              })
              .exactOptional(),
          }),
        )
        .max(500),
    })
    .exactOptional(),
  lines: z
    .array(z.object({ name: z.string().max(200), label: z.string().max(1000), value: z.string().max(2000) }))
    .max(500)
    .exactOptional(),
  removable: z.boolean().exactOptional(),
})

/** From the content script. `samples` teach the address of a detail page; ids and addresses, never a title. */
export const fromPageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    /** Directory of the page's path without a trailing slash, and its ending. */
    base: z
      .string()
      .regex(/^(\/[\w.~%-]+)*$/)
      .max(300),
    ext: z.enum(['cgi', 'exe']),
    sample: z
      .object({ id: z.string().max(200), href: z.string().max(2000), date: z.string().max(10).optional() })
      .optional(),
    /** Signs of NEO's own Microsoft 365 feature. */
    builtIn: z.boolean().optional(),
  }),
  /** The page called NEO: what stands behind `dneor.cgi/` in the address, '' for a form that was sent. Whether it means a save, the worker decides. */
  z.object({ type: z.literal('seen'), path: z.string().max(100) }),
  z.object({ type: z.literal('sync') }),
  z.object({ type: z.literal('open'), page: z.enum(ownPages) }),
  z.object({ type: z.literal('form-read'), request: z.number(), form: formSchema.optional() }),
  /** `sent` absent: the form did not appear, nothing was sent. false: the page refused or did not answer. */
  z.object({ type: z.literal('form-sent'), request: z.number(), sent: z.boolean().optional() }),
  z.object({
    type: z.literal('sample'),
    request: z.number(),
    sample: z
      .object({ id: z.string().max(200), href: z.string().max(2000), date: z.string().max(10).optional() })
      .optional(),
  }),
])
export type FromPage = z.infer<typeof fromPageSchema>

/** To the content script, which trusts the worker and carries no zod. `snapshot` is lib/messages/snapshot.ts. */
export type ToPage =
  | { type: 'snapshot'; snapshot: Snapshot }
  | { type: 'read-form'; request: number; address: string }
  | { type: 'send-form'; request: number; address: string; changes: [string, string][] }
  | { type: 'find-sample'; request: number; day: string }
  /** A part of a file (base64) for the form that is named by the message that ends them. */
  | { type: 'file-part'; request: number; data: string }
  | {
      type: 'send-files'
      request: number
      address: string
      /** The file that the parts make, if any came. */
      file?: { field: string; name: string }
      removed: readonly { name: string; value: string; removes: 'tick' | 'untick' | 'drop' }[]
    }

// ---- Our own pages → worker: runtime messages, accepted from our own origin only. ----

export const requestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot') }),
  z.object({ type: z.literal('sync') }),
  z.object({ type: z.literal('sign-in') }),
  z.object({ type: z.literal('sign-out') }),
  z.object({ type: z.literal('read-settings') }),
  z.object({ type: z.literal('save-settings'), change: z.record(z.string(), z.unknown()) }),
  /** After the permission prompt, which only a page can open: is NEO there? */
  z.object({ type: z.literal('check-neo') }),
  z.object({ type: z.literal('report') }),
  /** The question's id names every write of the plan: it is as long as the plan is large. `anew`: of a changed scope, do not go on with what the old pair of accounts had agreed. */
  z.object({
    type: z.literal('answer'),
    question: z.string().max(5_000_000),
    accept: z.boolean(),
    anew: z.boolean().optional(),
  }),
  /** Reads and plans, writes nothing; the plan becomes the question. */
  z.object({ type: z.literal('preview') }),
  /** What a person says about a row of the report that has choices. `at`: of the report that was looked at. */
  z.object({ type: z.literal('wish'), row: z.string().max(2000), want: z.enum(wants), at: z.number() }),
  z.object({ type: z.literal('history') }),
  /** Takes back one entry of the history, or all of a run: the plan becomes the question. */
  z.object({ type: z.literal('undo'), run: z.string().max(200).optional(), entry: z.string().max(200).optional() }),
  /** Attached files that were deleted, and a part of one of them. */
  z.object({ type: z.literal('kept-files') }),
  z.object({ type: z.literal('kept-part'), id: z.string().max(200), from: z.number() }),
  z.object({ type: z.literal('export') }),
  /** Names of the calendars that the person may write into, the default one left out. */
  z.object({ type: z.literal('calendars') }),
  /** Names of the kinds (予定) that were seen in NEO. */
  z.object({ type: z.literal('kinds') }),
  /** Names of the facilities (利用設備) that were seen in NEO. */
  z.object({ type: z.literal('facilities') }),
  /** The organisation's rooms; opens Microsoft's window, so only on a click. */
  z.object({ type: z.literal('rooms') }),
  calibrationRequest,
])
export type Request = z.infer<typeof requestSchema>

const problem = z.object({
  kind: z.enum(problemKinds),
  side: z.enum(['neo', 'outlook']).optional(),
  retryAt: z.number().optional(),
  code: z.string().optional(),
  count: z.number().optional(),
})

const sideName = z.enum(['neo', 'outlook'])
/** Two versions of one field as texts: of a conflict what each side holds, of a write what was and what will be (absent: nothing). */
const fieldDiff = z.object({
  name: z.enum(carriedNames),
  neo: z.string().optional(),
  outlook: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
})
export type FieldDiff = z.infer<typeof fieldDiff>

/** One row of the report: for our own pages only, it carries titles. */
const reportRow = z.object({
  side: sideName,
  subject: z.string(),
  first: z.string(),
  /** apart: left alone by a person's word. */
  what: z.enum(['not-yet', 'conflict', 'apart', 'failed', 'waiting', 'delete', 'update', 'create', 'adopt', 'file']),
  /** Name of an attached file that stays where it is. */
  file: z.string().optional(),
  reason: z.string().optional(),
  /** Names the row in a wish; `choices`: what may be wished, none = nothing to decide. */
  id: z.string().optional(),
  choices: z.array(z.enum(wants)).optional(),
  /** Which of the two events exist. */
  on: z.array(sideName).optional(),
  /** Others are registered in the NEO event, or facilities. */
  shared: z.literal(true).optional(),
  fields: z.array(fieldDiff).optional(),
  /** What was chosen was void, because the event had changed since. */
  outrun: z.boolean().optional(),
})
export type ReportRow = z.infer<typeof reportRow>
export const reportSchema = z.object({
  at: z.number(),
  rows: z.array(reportRow),
  question: z.object({ id: z.string(), problem, rows: z.array(reportRow) }).optional(),
})
export type Report = z.infer<typeof reportSchema>

/** One write in the history. `whole`: it can be put back with everything, not only with the fields that are synced. */
const historyRow = z.object({
  id: z.string(),
  run: z.string(),
  at: z.number(),
  side: sideName,
  what: z.enum(['create', 'update', 'delete']),
  subject: z.string(),
  first: z.string(),
  fields: z.array(fieldDiff),
  whole: z.boolean(),
  sure: z.boolean(),
  undoneAt: z.number().optional(),
})
export type HistoryRow = z.infer<typeof historyRow>
export const runRowSchema = z.object({
  id: z.string(),
  startedAt: z.number(),
  endedAt: z.number(),
  trigger: z.enum(triggers),
  counts: countsSchema,
  conflicts: z.number(),
  failed: z.number(),
  problem: problem.optional(),
})
export type RunRow = z.infer<typeof runRowSchema>
export const historySchema = z.object({ runs: z.array(runRowSchema), entries: z.array(historyRow) })
export type History = z.infer<typeof historySchema>

/** For our own pages only, as titles are. `size` in bytes. */
export const keptFileSchema = z.object({
  id: z.string(),
  at: z.number(),
  on: sideName,
  name: z.string(),
  size: z.number(),
  subject: z.string(),
})
export type KeptFileRow = z.infer<typeof keptFileSchema>

const sources = z.enum(['default', 'user', 'policy'])
export const resolvedSettingsSchema = z.object({
  values: settingsSchema,
  sources: z.record(z.string(), sources),
  /** Names of values that were refused, with where they came from. */
  refused: z.array(z.object({ name: z.string(), source: sources })),
  account: z.object({ loginHint: z.string() }).optional(),
  redirectUri: z.string(),
})
export type ResolvedForPages = z.infer<typeof resolvedSettingsSchema>

/** Answers by request type. */
export const answerSchemas = {
  snapshot: snapshotSchema,
  sync: z.object({ started: z.boolean() }),
  'sign-in': z.object({ problem: problem.optional() }),
  'sign-out': z.object({}),
  'read-settings': resolvedSettingsSchema,
  'save-settings': z.object({ refused: z.array(z.string()), settings: resolvedSettingsSchema }),
  'check-neo': z.object({ problem: problem.optional(), uidFound: z.boolean().optional() }),
  report: reportSchema.nullable(),
  answer: z.object({ accepted: z.boolean() }),
  preview: z.object({ started: z.boolean() }),
  wish: z.object({ accepted: z.boolean() }),
  history: historySchema,
  undo: z.object({ started: z.boolean() }),
  'kept-files': z.array(keptFileSchema),
  /** In base64; '' at the end, and where the file is not there any more. */
  'kept-part': z.object({ data: z.string() }),
  export: z.object({ text: z.string() }),
  kinds: z.array(z.string()),
  facilities: z.array(z.string()),
  rooms: z.object({
    rooms: z.array(z.object({ address: z.string(), name: z.string() })).optional(),
    problem: problem.optional(),
  }),
  calendars: z.object({ names: z.array(z.string()).optional(), problem: problem.optional() }),
  calibration: calibrationView,
} satisfies Record<Request['type'], z.ZodType>
export type Answers = { [T in Request['type']]: z.infer<(typeof answerSchemas)[T]> }
export type RequestOf<T extends Request['type']> = Extract<Request, { type: T }>

/** How an answer travels: a failure comes back as a problem, never as text. */
export const replySchema = z.union([z.object({ answer: z.unknown() }), z.object({ problem })])
export type Reply = { answer: unknown } | { problem: Problem }
