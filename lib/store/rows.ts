import { z } from 'zod'
import type { Fields, Item } from '../core/event.ts'
import { fieldNames } from '../core/event.ts'
import type { Intent, Link } from '../core/ports.ts'

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const wallTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
const fields: z.ZodType<Fields> = z.object({
  subject: z.string(),
  times: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('timed'), start: wallTime, end: wallTime }),
    z.object({ kind: z.literal('days'), first: day, last: day }),
  ]),
  place: z.string(),
  body: z.string(),
})
const side = z.enum(['neo', 'outlook'])
const agreed = z.object({ id: z.string().min(1), fields })

export const linkSchema: z.ZodType<Link> = z.object({ neo: agreed, outlook: agreed, generation: z.int().min(0) })

const generation = z.int().min(0)
const common = { id: z.string(), version: z.string(), partnerId: z.string() }
export const intentSchema: z.ZodType<Intent> = z.object({
  id: z.string().min(1),
  at: z.number(),
  operation: z.discriminatedUnion('do', [
    z.object({ do: z.literal('create'), on: side, partnerId: z.string(), partnerMark: z.string(), fields, generation }),
    z.object({
      do: z.literal('update'),
      on: side,
      ...common,
      seen: fields,
      fields,
      changed: z.array(z.enum(fieldNames)),
      generation,
    }),
    z.object({ do: z.literal('stamp'), on: z.literal('outlook'), ...common, fields, generation }),
    z.object({ do: z.literal('delete'), on: side, ...common, seen: fields }),
  ]),
})

/** `undefined` would be stored as a key of its own: optional parts are left out instead. */
export const itemSchema: z.ZodType<Item> = z.object({
  id: z.string().min(1),
  version: z.string(),
  fields,
  notYet: z.exactOptional(z.enum(['series', 'other-people', 'facilities', 'meeting', 'unreadable'])),
  readOnly: z.exactOptional(z.literal(true)),
  mark: z.string(),
  partnerMark: z.exactOptional(z.string()),
  generation: z.exactOptional(generation),
  changedAt: z.exactOptional(z.number()),
})
export const mirrorRowSchema = z.object({ id: z.string().min(1), seen: z.string(), item: itemSchema })
