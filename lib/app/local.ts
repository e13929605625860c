import { browser } from 'wxt/browser'
import { z } from 'zod'
import { snapshotSchema } from '../messages/snapshot.ts'

/** Small values that live in storage.local for good; each says what it is. A value that does not fit its schema counts as absent. */
const item = <T>(key: string, schema: z.ZodType<T>) => ({
  read: async (): Promise<T | undefined> => {
    const parsed = schema.safeParse((await browser.storage.local.get(key))[key])
    return parsed.success ? parsed.data : undefined
  },
  write: async (value: T) => browser.storage.local.set({ [key]: value }),
  clear: async () => browser.storage.local.remove(key),
})

/** Where NEO lives, as its own page told: directory and ending per origin. Cleared never; renewed by every page. */
export const neoHomes = item(
  'neoHomes',
  z.record(z.string(), z.object({ base: z.string().max(300), ext: z.enum(['cgi', 'exe']), seenAt: z.number() })),
)

const pairOfAccounts = z.object({
  neoOrigin: z.string(),
  neoUid: z.string(),
  tenantId: z.string(),
  objectId: z.string(),
  /** Absent: the default one. */
  calendar: z.string().min(1).exactOptional(),
})
/** The NEO user, Microsoft account and calendar that this browser's links belong to. Replaced only by a person's word. */
export const boundScope = item('boundScope', pairOfAccounts)

/** Ids of the calendars that the settings name, by Microsoft account, so that a run need not look for them. */
export const calendarIds = item('calendarIds', z.record(z.string(), z.object({ name: z.string(), id: z.string() })))

/** The pair before, whose agreements go on where both events are still there. Cleared by the first run that has written. */
export const relinkFrom = item('relinkFrom', pairOfAccounts)

/** What a person has said once, per scope. firstRun: the first preview was confirmed. builtInUnused: NEO's own Microsoft 365連携 is not in use. */
export const scopeAnswers = item(
  'scopeAnswers',
  z.record(z.string(), z.object({ firstRun: z.boolean().optional(), builtInUnused: z.boolean().optional() })),
)

/** NEO origins of which a page has shown signs of the built-in feature. Cleared never: a person's answer is kept per scope. */
export const builtInSeen = item('builtInSeen', z.record(z.string(), z.boolean()))

/** Random name of this browser profile in stamps; made once. */
const deviceItem = item('device', z.string().min(8).max(40))
export const device = async () => {
  const known = await deviceItem.read()
  if (known) return known
  const made = crypto.randomUUID().slice(0, 8)
  await deviceItem.write(made)
  return made
}

const template = z.object({
  url: z.string().max(4000),
  body: z.string().max(4000).optional(),
  script: z.literal(true).optional(),
})
const addresses = z.object({
  sample: z.object({ id: z.string(), href: z.string(), date: z.string().optional() }).optional(),
  detail: template.optional(),
  edit: template.optional(),
  codes: z.object({ visibility: z.string(), certainty: z.string(), importance: z.string() }).partial().optional(),
})

/** Addresses of detail and edit pages as learnt from NEO's own pages, per origin. Replaced as soon as they stop fitting. */
export const neoAddresses = item('neoAddresses', z.record(z.string(), addresses))

/** What calibrations have found, per NEO origin: lib/neo/overlay.ts, checked whenever it is used. Removed by a person only. */
export const neoOverlays = item('neoOverlays', z.record(z.string(), z.object({ at: z.number(), overlay: z.unknown() })))

/** Whose turn in the slow re-reading of NEO's details was last, per scope. Forgetting it costs a few requests. */
export const neoRotation = item('neoRotation', z.record(z.string(), z.object({ at: z.number(), last: z.string() })))

/** How far the daily audit of the Outlook calendar has come, per scope. Forgetting it costs a day. */
export const outlookAudit = item(
  'outlookAudit',
  z.record(z.string(), z.object({ at: z.number(), last: z.string(), open: z.boolean() })),
)

/** How the last run ended and what it left open, so that a browser started anew says the same. Numbers and kinds only. Replaced by every run. */
const lasting = {
  lastRun: true,
  lastGoodRunAt: true,
  notYet: true,
  conflicts: true,
  failed: true,
  waiting: true,
  apart: true,
  files: true,
  question: true,
} as const
export const lastRuns = item('lastRuns', snapshotSchema.pick(lasting).partial())
export const lastingNames = Object.keys(lasting) as (keyof typeof lasting)[]
