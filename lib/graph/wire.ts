import { z } from 'zod'

/** The only host and version that a stored link may name: the token goes wherever the link goes. */
export const graphRoot = 'https://graph.microsoft.com/v1.0'

const link = z.string().startsWith(`${graphRoot}/`)
const zoned = z.object({ dateTime: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d/), timeZone: z.string() })

const plainSchema = z.object({
  '@odata.etag': z.string().min(1),
  id: z.string().min(1),
  type: z.string().nullish(),
  subject: z.string().nullish(),
  body: z.object({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish(),
  start: zoned,
  end: zoned,
  location: z.object({ displayName: z.string().nullish() }).nullish(),
  locations: z
    .array(z.object({ displayName: z.string().nullish(), locationEmailAddress: z.string().nullish() }))
    .nullish(),
  attendees: z.array(z.unknown()).nullish(),
  isAllDay: z.boolean().nullish(),
  isCancelled: z.boolean().nullish(),
  isOrganizer: z.boolean().nullish(),
  isOnlineMeeting: z.boolean().nullish(),
  onlineMeeting: z.object({ joinUrl: z.string().nullish() }).nullish(),
  sensitivity: z.string().nullish(),
  showAs: z.string().nullish(),
  importance: z.string().nullish(),
  categories: z.array(z.string()).nullish(),
  hasAttachments: z.boolean().nullish(),
  iCalUId: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  lastModifiedDateTime: z.string().nullish(),
  /** Read where it is needed (recurrence.ts): one that we do not know must not end the whole read. */
  recurrence: z.unknown().optional(),
  originalStartTimeZone: z.string().nullish(),
  singleValueExtendedProperties: z.array(z.object({ id: z.string(), value: z.string() })).optional(),
})
const exceptionSchema = plainSchema.extend({ occurrenceId: z.string().nullish(), originalStart: z.string().nullish() })
/** A changed day of a series. */
export type WireDay = z.infer<typeof exceptionSchema>
const days = {
  exceptionOccurrences: z.array(exceptionSchema).optional(),
  cancelledOccurrences: z.array(z.string()).optional(),
}

/**
 * One event as Graph answers it with our preferences. Only what places it is required: what else is missing makes the
 * event unreadable, not the whole read (convert.ts). The days of a series come by a request of their own.
 */
export const eventSchema = plainSchema.extend(days)
export type WireEvent = z.infer<typeof eventSchema>

/** The days of one series, all of them: a list that goes on elsewhere is not read at all. */
export const seriesDaysSchema = z
  .object({ id: z.string(), ...days, 'exceptionOccurrences@odata.nextLink': z.undefined().optional() })
  .required({ exceptionOccurrences: true, cancelledOccurrences: true })

/** A page of a series' days. */
export const instancePageSchema = z.object({
  value: z.array(
    z.object({
      id: z.string().min(1),
      start: zoned,
      occurrenceId: z.string().nullish(),
      originalStart: z.string().nullish(),
    }),
  ),
  '@odata.nextLink': link.optional(),
})

const removedSchema = z.object({ id: z.string().min(1), '@removed': z.object({ reason: z.string() }) })

/** A day of a series, bare or changed: all that matters is that it is one, and of which series. */
const daySchema = z.object({
  id: z.string().min(1),
  type: z.enum(['occurrence', 'exception']),
  seriesMasterId: z.string().nullish(),
})

/** One page of calendarView/delta: exactly one of the two links. */
export const deltaPageSchema = z
  .object({
    value: z.array(z.union([removedSchema, daySchema, eventSchema])),
    '@odata.nextLink': link.optional(),
    '@odata.deltaLink': link.optional(),
  })
  .refine((page) => (page['@odata.nextLink'] === undefined) !== (page['@odata.deltaLink'] === undefined))

/** A page of ids: of a calendarView, or of a search by stamp. */
export const idPageSchema = z.object({
  value: z.array(
    z.object({ id: z.string(), seriesMasterId: z.string().nullish(), transactionId: z.string().nullish() }),
  ),
  '@odata.nextLink': link.optional(),
})

export const batchSchema = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.string()).nullish(),
      body: z.unknown().optional(),
    }),
  ),
})

/** Graph's error shape; codes are compared without case. */
export const errorSchema = z.object({
  error: z.object({ code: z.string(), '@event.existingEventId': z.string().optional() }),
})

export const meSchema = z.object({ id: z.string().min(1) })
