import { z } from 'zod'
import { problemKinds } from '../core/problem.ts'

/** Our page ⇄ worker: the guided check of a NEO. Names follow lib/neo/calibrate.ts. */

export const calibrationSteps = ['month', 'add', 'open', 'change', 'delete'] as const
export type CalibrationStep = (typeof calibrationSteps)[number]

export const calibrationFindings = [
  'list',
  'id',
  'update',
  'texts',
  'times',
  'members',
  'visibility',
  'quiet',
  'repeat',
  'create',
  'delete',
  'detail',
  'certainty',
  'importance',
] as const
export type CalibrationFinding = (typeof calibrationFindings)[number]

/** leave: the page goes, or shows something else. */
export const calibrationRequest = z.object({
  type: z.literal('calibration'),
  do: z.enum(['look', 'start', 'cancel', 'leave', 'save', 'forget', 'import']),
  /** What is imported. */
  text: z.string().max(100_000).optional(),
})

const finding = z.enum(calibrationFindings)
const text = z.string()
export const calibrationView = z.object({
  /** Of the NEO that is set up; '' = none. */
  host: z.string(),
  source: z.enum(['built-in', 'person', 'policy']),
  /** What was kept: when, and as it is exported. */
  saved: z.object({ at: z.number(), text: z.string() }).optional(),
  session: z
    .object({
      /** Days `YYYY-MM-DD`, times `HH:MM`. */
      dictation: z.object({
        event: text,
        detail: text,
        place: text,
        other: text,
        memo: text,
        first: text,
        last: text,
        from: text,
        to: text,
        changed: text,
      }),
      /** The NEO tab is still there. */
      tab: z.boolean(),
      done: z.array(z.enum(calibrationSteps)),
      found: z.array(finding),
      missing: z.array(finding),
      /** It can be kept. */
      ready: z.boolean(),
      refused: z.string().max(40).optional(),
    })
    .optional(),
  /** What became of what was asked. */
  said: z.enum(['no-tab', 'not-ready', 'not-a-profile', 'managed', 'saved', 'removed', 'imported']).optional(),
  problem: z.object({ kind: z.enum(problemKinds), code: z.string().optional() }).optional(),
})
export type CalibrationView = z.infer<typeof calibrationView>
