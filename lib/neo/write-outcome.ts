import type { Outcome } from '../core/ports.ts'
import { type Problem, ProblemError } from '../core/problem.ts'
import type { Context } from './context.ts'

/** Refused for this one event; the code is for the administrator. neo-facility: its facilities may be the cause; neo-changed: NEO is not as the profile has it. */
export const refused = (
  code: string,
  kind: 'neo-refused' | 'neo-facility' | 'neo-changed' = 'neo-refused',
): Outcome => ({
  is: 'failed',
  problem: { kind, side: 'neo', code },
})

/** What an error before anything was sent means for the operation. Throws on when nothing at all can be written any more. */
export const outcomeBefore = (error: unknown): { outcome: Outcome } => {
  if (!(error instanceof ProblemError)) throw error
  const { problem } = error
  if (problem.kind === 'neo-page-needed') return { outcome: { is: 'waiting' } }
  if (['neo-busy', 'neo-unreachable', 'neo-unexpected-answer', 'neo-changed'].includes(problem.kind))
    return { outcome: { is: 'later', problem } }
  throw error
}

/** The problem of an error after which it is open whether something was written. */
export const uncertain = (error: unknown): Problem => {
  if (error instanceof ProblemError) return error.problem
  throw error
}

/**
 * NEO answers 403 both to an ended session and to a missing right: the frame page tells which. Returns the code of a refusal; undefined = another
 * error; throws if the session has ended (then nothing was written).
 */
export const refusalIfAlive = async (context: Context, error: unknown): Promise<string | undefined> => {
  if (!(error instanceof ProblemError) || error.problem.kind !== 'neo-signed-out') return
  if (error.problem.code === '403') {
    const alive = await context.client.page(context.client.frameUrl).then(
      () => true,
      () => false,
    )
    if (alive) return '403'
  }
  throw error
}

/** Fills `{name}` in the values of a command's template. */
export const fillFields = (
  fields: readonly (readonly [string, string])[],
  values: Record<string, string>,
): [string, string][] =>
  fields.map(([name, value]) => [name, value.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole)])
