import { z } from 'zod'
import { problemKinds } from '../core/problem.ts'

const problem = z.object({
  kind: z.enum(problemKinds),
  side: z.enum(['neo', 'outlook']).optional(),
  retryAt: z.number().optional(),
  code: z.string().max(80).optional(),
  count: z.number().optional(),
})

const sideCounts = z.object({ created: z.number(), updated: z.number(), deleted: z.number() })
export const countsSchema = z.object({
  neo: sideCounts,
  outlook: sideCounts,
  adopted: z.number(),
  /** Attached files that were copied to each side; absent where they are not synced. */
  files: z.object({ neo: z.number(), outlook: z.number() }).optional(),
})
export type Counts = z.infer<typeof countsSchema>
export const noCounts = (): Counts => ({
  neo: { created: 0, updated: 0, deleted: 0 },
  outlook: { created: 0, updated: 0, deleted: 0 },
  adopted: 0,
})

/** Why a run was started. */
export const triggers = ['button', 'alarm', 'start', 'resume', 'answer', 'save', 'preview', 'undo'] as const
export type Trigger = (typeof triggers)[number]

/**
 * What every screen renders and all that it needs. No title, place, body, address, account name or token is ever in it, so that it may also go to NEO's page.
 * Times are milliseconds since the epoch.
 */
export const snapshotSchema = z.object({
  phase: z.enum(['idle', 'starting', 'reading-neo', 'reading-outlook', 'planning', 'writing', 'files']),
  /** Progress of the phase, of `files` in bytes; 0 of 0 = not known yet. */
  done: z.number(),
  total: z.number(),
  /** Whether client id, tenant and NEO address are there. */
  configured: z.boolean(),
  signIn: z.enum(['none', 'signed-in', 'needs-click']),
  window: z.object({ from: z.string(), to: z.string() }).optional(),
  lastRun: z
    .object({
      startedAt: z.number(),
      endedAt: z.number(),
      trigger: z.enum(triggers),
      counts: countsSchema,
      problem: problem.optional(),
      /** It has written nothing because it asks first. */
      asked: z.boolean().optional(),
    })
    .optional(),
  lastGoodRunAt: z.number().optional(),
  nextRunAt: z.number().optional(),
  /** Events shown as "not yet", conflicts, refused events, changes that wait for an open NEO page. */
  notYet: z.number(),
  conflicts: z.number(),
  failed: z.number(),
  waiting: z.number(),
  /** Events that are left alone by a person's word, or because a write was taken back. */
  apart: z.number().default(0),
  /** Bytes of attached files that were copied to each side and still stand there. */
  files: z.object({ neo: z.number(), outlook: z.number() }).optional(),
  /** A guard has refused the plan and asks. */
  question: problem.optional(),
  /** Something the user must act on (also after the run ended). */
  notice: problem.optional(),
})
export type Snapshot = z.infer<typeof snapshotSchema>
export const emptySnapshot: Snapshot = {
  phase: 'idle',
  done: 0,
  total: 0,
  configured: false,
  signIn: 'none',
  notYet: 0,
  conflicts: 0,
  failed: 0,
  waiting: 0,
  apart: 0,
}
