import { z } from 'zod'
import type { OwnFlags } from './flags.ts'
import { ownPlace, valued } from './places.ts'

// Only what a creation may say again: no member that is not named here ever leaves the history, attendees least of all.
const zoned = z.object({ dateTime: z.string(), timeZone: z.string() })
const body = z.object({ contentType: z.enum(['text', 'html']), content: z.string() })

const keptSchema = z.object({
  subject: z.string(),
  body,
  start: zoned,
  end: zoned,
  isAllDay: z.boolean(),
  location: ownPlace.optional(),
  locations: z.array(ownPlace).optional(),
  showAs: z.enum(['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown']).optional(),
  importance: z.enum(['low', 'normal', 'high']).optional(),
  sensitivity: z.enum(['normal', 'personal', 'private', 'confidential']).optional(),
  categories: z.array(z.string()).optional(),
  isReminderOn: z.boolean().optional(),
  reminderMinutesBeforeStart: z.int().optional(),
})

const keptOptional = (raw: string | undefined) => {
  if (raw === undefined) return undefined
  try {
    return keptSchema.parse(valued(JSON.parse(raw)))
  } catch {
    return undefined
  }
}

/**
 * The members of a POST that bring back an event as it was kept (the JSON text of Graph's own event); undefined if the text is none.
 * `location` and `locations` mirror each other: the list says both.
 */
export const restoredOptional = (raw: string | undefined) => {
  const kept = keptOptional(raw)
  if (!kept) return undefined
  const { location, locations = [], ...rest } = kept
  if (locations.length > 0) return { ...rest, locations }
  return location?.displayName ? { ...rest, location } : rest
}

/** The flags as they were kept; nothing if the text is no kept event. */
export const restoredFlags = (raw: string | undefined): OwnFlags => {
  const { sensitivity, showAs, importance } = keptOptional(raw) ?? {}
  return { sensitivity, showAs, importance }
}

/** The body as it was kept, with its formatting; undefined if the text is no kept event. */
export const restoredBodyOptional = (raw: string | undefined) => keptOptional(raw)?.body
