import { type Outcome, outcomeOf } from '../auth/outcomes.ts'
import type { FromOffscreen } from '../messages/offscreen.ts'

/** What Entra says of a refresh token that is of no use any more. */
export const endsTheRefreshToken: ReadonlySet<string> = new Set([
  'microsoft-signed-out',
  'microsoft-consent-needed',
  'microsoft-not-allowed',
])
/** What is worth saying of a window that was closed. */
export const saysWhy: ReadonlySet<string> = new Set([
  'microsoft-consent-needed',
  'microsoft-not-allowed',
  'microsoft-wrong-client',
  'microsoft-wrong-tenant',
  'microsoft-wrong-redirect',
])

/** An answer that is not what was asked for. No answer at all: the document died or waited in vain for Entra. */
export const outcomeIn = (answer: FromOffscreen | undefined): Outcome => {
  if (answer === undefined) return { kind: 'microsoft-unreachable', code: 'no_answer' }
  return answer.type === 'failed' ? outcomeOf(answer) : { kind: 'microsoft-unexpected-answer' }
}

/** A person was asked and Entra still wants them to: asking again would not help, a rule of the organisation stands against it. */
export const afterAsking = (outcome: Outcome): Outcome =>
  outcome.kind === 'microsoft-signed-out' ? { ...outcome, kind: 'microsoft-not-allowed' } : outcome
