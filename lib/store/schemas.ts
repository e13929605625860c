import { z } from 'zod'
import { carriedNames, type Claim, fieldNames, notYets, type Fields, type Item } from '../core/event.ts'
import type { Carried, HistoryEntry, Intent, Link, MirrorRow, Operation } from '../core/ports.ts'
import { isSeries } from '../core/series/parse.ts'
import type { Series } from '../core/series/series.ts'
import { apartReasons, wants, type Wish } from '../core/wish.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const wallTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
const side = z.enum(['neo', 'outlook'])
const generation = z.int().min(0)
const id = z.string().min(1)

const series = z.custom<Series>(isSeries)
const fields = z.object({
  subject: z.string(),
  times: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('timed'), start: wallTime, end: wallTime }),
    z.object({ kind: z.literal('days'), first: day, last: day }),
  ]),
  place: z.string(),
  body: z.string(),
  visibility: z.enum(['open', 'private']).exactOptional(),
  certainty: z.enum(['firm', 'tentative']).exactOptional(),
  importance: z.enum(['normal', 'high']).exactOptional(),
  block: z.string().exactOptional(),
  meeting: z.string().exactOptional(),
  category: z.string().exactOptional(),
  rooms: z.string().exactOptional(),
  series: series.exactOptional(),
}) satisfies z.ZodType<Fields>

const held = z.object({ id, fields })
const carried = z.object({
  to: side,
  before: z.string(),
  turns: z.int().min(1),
  back: side.exactOptional(),
}) satisfies z.ZodType<Carried>
export const linkSchema = z.object({
  neo: held.extend({ changedAt: z.number().exactOptional() }),
  outlook: held.extend({ version: z.string().exactOptional() }),
  generation,
  mark: z.string().exactOptional(),
  former: z.string().exactOptional(),
  cut: z.object({ on: side, seen: series, goal: series }).exactOptional(),
  carried: z.partialRecord(z.enum(carriedNames), carried).exactOptional(),
}) satisfies z.ZodType<Link>

/** `id` is empty until the claim is written. */
const claim = z.object({ device: z.string(), id: z.string(), at: z.number() }) satisfies z.ZodType<Claim>

// An event that stands alone has no partner, and what is taken back of it names none.
const partnerId = z.string()
const version = z.string()
const undo = id.exactOptional()
const raw = z.string().exactOptional()
const apart = z.literal(true).exactOptional()
const shared = z.literal(true).exactOptional()
const outlook = z.literal('outlook')
const operation = z.discriminatedUnion('do', [
  z.object({ do: z.literal('create'), on: side, partnerId, partnerMark: z.string(), fields, generation, undo, raw }),
  z.object({
    do: z.literal('update'),
    on: side,
    id,
    version,
    seen: fields,
    fields,
    changed: z.array(z.enum(carriedNames)),
    partnerId,
    generation,
    apart,
    held: fields.exactOptional(),
    undo,
    raw,
    theirs: series.exactOptional(),
  }),
  z.object({ do: z.literal('stamp'), on: outlook, id, version, fields, partnerId, generation, apart }),
  z.object({ do: z.literal('claim'), on: outlook, id, version, fields, claim }),
  z.object({ do: z.literal('delete'), on: side, id, version, seen: fields, partnerId, undo, shared }),
]) satisfies z.ZodType<Operation>
export const intentSchema = z.object({
  id,
  at: z.number(),
  run: z.string(),
  operation,
  before: z.string().exactOptional(),
}) satisfies z.ZodType<Intent>

export const historySchema = intentSchema.extend({
  // Empty where a creation was told to be done, but not which event it made.
  eventId: z.string(),
  after: fields.exactOptional(),
  sure: z.boolean(),
  undoneAt: z.number().exactOptional(),
}) satisfies z.ZodType<HistoryEntry>

export const wishSchema = z.object({
  id,
  at: z.number(),
  want: z.enum(wants),
  neo: z.string().exactOptional(),
  outlook: z.string().exactOptional(),
  mark: z.string().exactOptional(),
  why: z.enum(apartReasons).exactOptional(),
  seen: z.string().exactOptional(),
  days: z.object({ from: day, to: day }).exactOptional(),
}) satisfies z.ZodType<Wish>

const item = z.object({
  id,
  version,
  fields,
  notYet: z.enum(notYets).exactOptional(),
  readOnly: z.literal(true).exactOptional(),
  dateOf: id.exactOptional(),
  removable: z.literal(true).exactOptional(),
  sealed: z.literal(true).exactOptional(),
  shared,
  fixed: z.array(z.enum(fieldNames)).exactOptional(),
  mark: z.string(),
  partnerMark: z.string().exactOptional(),
  generation: generation.exactOptional(),
  changedAt: z.number().exactOptional(),
  agreed: z.string().exactOptional(),
  apart,
  claim: claim.exactOptional(),
  kind: z.string().exactOptional(),
  facilities: z.array(z.string()).exactOptional(),
  files: z.string().exactOptional(),
}) satisfies z.ZodType<Item>
export const mirrorRowSchema = z.object({ id, seen: z.string(), item }) satisfies z.ZodType<MirrorRow>
