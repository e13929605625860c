import type { SideName } from './event.ts'

/** Every expected failure. Closed: the screens have one table from kind to words and one action. Never carries a text of an event, an address or a token. */
export const problemKinds = [
  'not-configured',
  'neo-address-missing',
  'neo-permission-missing',
  'neo-not-neo',
  'neo-signed-out',
  'neo-user-changed',
  'neo-page-needed',
  'neo-unexpected-answer',
  'neo-changed',
  'neo-profile',
  'neo-refused',
  'neo-facility',
  'neo-busy',
  'neo-unreachable',
  'microsoft-signed-out',
  'microsoft-cancelled',
  'microsoft-wrong-client',
  'microsoft-wrong-tenant',
  'microsoft-wrong-redirect',
  'microsoft-consent-needed',
  'microsoft-not-allowed',
  'microsoft-unreachable',
  'microsoft-unexpected-answer',
  'graph-denied',
  'graph-no-mailbox',
  'calendar-missing',
  'graph-throttled',
  'graph-unavailable',
  'graph-unreachable',
  'graph-unexpected-answer',
  'graph-refused',
  'guard-side-empty',
  'guard-many-deletions',
  'guard-mass-change',
  'guard-scope-changed',
  'guard-built-in',
  'guard-first-run',
  'guard-preview',
  'guard-undo',
  'stopped-by-admin',
  'storage-failed',
  'storage-full',
  'internal',
] as const
export type ProblemKind = (typeof problemKinds)[number]

export type Problem = {
  kind: ProblemKind
  side?: SideName
  /** Milliseconds since the epoch before which no new attempt is useful. */
  retryAt?: number
  /** A code that helps the administrator: HTTP status, AADSTS number, Graph error code, NEO errorno. */
  code?: string
  /** How many events it concerns. */
  count?: number
}

/** The one error class that may cross rooms: a failure of a whole read, sign-in or run. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem, options?: { cause?: unknown }) {
    super(problem.code ? `${problem.kind} (${problem.code})` : problem.kind, options)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

export const fail = (kind: ProblemKind, more: Omit<Problem, 'kind'> = {}, cause?: unknown): never => {
  throw new ProblemError({ kind, ...more }, { cause })
}

export const problemOf = (error: unknown): Problem =>
  error instanceof ProblemError ? error.problem : { kind: 'internal' }
