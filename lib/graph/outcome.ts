import type { MirrorRow, Operation, Outcome } from '../core/ports.ts'
import { type Problem, ProblemError } from '../core/problem.ts'
import { type Answer, isNotFound, isThrottled, problemOfAnswer } from './answer.ts'
import { type BatchItem, sendBatch } from './batch.ts'
import type { GraphClient } from './client.ts'

export type On<Kind extends Operation['do']> = Extract<Operation, { do: Kind }>

/** An outcome, and what the mirror has to know of it. */
export type Written = { outcome: Outcome; row?: MirrorRow }

const unsure = new Set<Problem['kind']>([
  'graph-unreachable',
  'graph-unavailable',
  'graph-unexpected-answer',
  'graph-refused',
])

/** What a failure of a whole request means for each of its operations; undefined when nothing can be written any more. */
export const outcomeOfFailure = (error: unknown, written: boolean): Outcome | undefined => {
  if (!(error instanceof ProblemError)) return undefined
  const { problem } = error
  if (problem.kind === 'graph-throttled') return { is: 'later', problem }
  if (unsure.has(problem.kind)) return { is: written ? 'lost' : 'later', problem }
  return undefined
}

/** Sends writes as one batch. A failure that may have come after the write becomes answers without a status, one for each. */
export const sendWrites = async (client: GraphClient, items: readonly BatchItem[]): Promise<(Answer | Outcome)[]> => {
  try {
    return await sendBatch(client, items)
  } catch (error) {
    const outcome = outcomeOfFailure(error, true)
    if (outcome === undefined) throw error
    return items.map(() => outcome)
  }
}

/** What an answer that is not ok means for its operation. */
export const outcomeOf = (answer: Answer, now: number): Outcome => {
  const problem = problemOfAnswer(answer, now)
  if (isNotFound(answer)) return { is: 'gone' }
  if (answer.status === 412) return { is: 'changed' }
  if (answer.status === 0)
    return problem.kind === 'graph-throttled' ? { is: 'later', problem } : { is: 'lost', problem }
  // Another request was saving the same event: it was refused whole.
  if (answer.status === 409 && answer.code?.endsWith('concurrentitemsave'))
    return { is: 'later', problem: { ...problem, kind: 'graph-unavailable', retryAt: now } }
  if (isThrottled(answer) || answer.status === 401 || problem.kind === 'graph-no-mailbox')
    return { is: 'later', problem }
  if (answer.status >= 500) return { is: 'lost', problem }
  return { is: 'failed', problem: { ...problem, kind: 'graph-refused' } }
}
