import { z } from 'zod'
import { fieldNames, notYets, type Fields, type Item } from '../core/event.ts'
import type { Intent, Link, MirrorRow, Operation } from '../core/ports.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const wallTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
const side = z.enum(['neo', 'outlook'])
const generation = z.int().min(0)
const id = z.string().min(1)

const fields = z.object({
  subject: z.string(),
  times: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('timed'), start: wallTime, end: wallTime }),
    z.object({ kind: z.literal('days'), first: day, last: day }),
  ]),
  place: z.string(),
  body: z.string(),
}) satisfies z.ZodType<Fields>

const held = z.object({ id, fields })
export const linkSchema = z.object({
  neo: held,
  outlook: held,
  generation,
  mark: z.string().exactOptional(),
}) satisfies z.ZodType<Link>

const operation = z.discriminatedUnion('do', [
  z.object({ do: z.literal('create'), on: side, partnerId: id, partnerMark: z.string(), fields, generation }),
  z.object({
    do: z.literal('update'),
    on: side,
    id,
    version: z.string(),
    seen: fields,
    fields,
    changed: z.array(z.enum(fieldNames)),
    partnerId: id,
    generation,
  }),
  z.object({
    do: z.literal('stamp'),
    on: z.literal('outlook'),
    id,
    version: z.string(),
    fields,
    partnerId: id,
    generation,
  }),
  z.object({ do: z.literal('delete'), on: side, id, version: z.string(), seen: fields, partnerId: z.string() }),
]) satisfies z.ZodType<Operation>
export const intentSchema = z.object({ id, at: z.number(), operation }) satisfies z.ZodType<Intent>

const item = z.object({
  id,
  version: z.string(),
  fields,
  notYet: z.enum(notYets).exactOptional(),
  readOnly: z.literal(true).exactOptional(),
  mark: z.string(),
  partnerMark: z.string().exactOptional(),
  generation: generation.exactOptional(),
  changedAt: z.number().exactOptional(),
}) satisfies z.ZodType<Item>
export const mirrorRowSchema = z.object({ id, seen: z.string(), item }) satisfies z.ZodType<MirrorRow>
