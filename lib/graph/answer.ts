import type { Problem } from '../core/problem.ts'
import { errorSchema } from './wire.ts'

/** One answer of Graph, alone or as an item of a batch. `status` 0: none came, and `problem` says why. */
export type Answer = {
  status: number
  body: unknown
  /** Graph's error code in lower case; undefined when the body is not Graph's error shape. */
  code?: string
  /** Of Retry-After, in milliseconds. */
  retryAfter?: number
  /** The server's clock, milliseconds since the epoch. */
  date?: number
  problem?: Problem
}

/** What is waited when a refusal does not say how long. */
const backOff = 60_000
/** The longest Retry-After that is waited out within a run; longer ones are left to the next run. */
export const shortWait = 20_000

const retryAfterOf = (text: string | null | undefined, now: number): number | undefined => {
  if (!text) return undefined
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}

/** `header` looks up one header by its name in lower case. */
export const answerOf = (
  status: number,
  body: unknown,
  header: (name: string) => string | null | undefined,
  now: number,
): Answer => {
  const error = errorSchema.safeParse(body)
  const retryAfter = retryAfterOf(header('retry-after'), now)
  const date = Date.parse(header('date') ?? '')
  return {
    status,
    body,
    ...(status >= 400 && error.success ? { code: error.data.error.code.toLowerCase() } : {}),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(Number.isNaN(date) ? {} : { date }),
  }
}

export const isOk = ({ status }: Answer) => status >= 200 && status < 300
/** Turned away before anything was done: the same request may be sent again. */
export const isThrottled = ({ status, retryAfter }: Answer) =>
  status === 429 || (status === 503 && retryAfter !== undefined)
/** The one answer by id that says "not in this mailbox"; a 404 of a proxy or of a missing mailbox has another code or none. */
export const isNotFound = ({ status, code }: Answer) =>
  (status === 404 || status === 410) && code === 'erroritemnotfound'
/** The delta token is dead. Stored as these codes in several statuses and cases. */
export const isExpired = ({ status, code = '' }: Answer) =>
  status === 410 ||
  ((status === 400 || status === 404) && ['syncstatenotfound', 'resyncrequired', 'fullsyncrequired'].includes(code))

const noMailbox = new Set(['mailboxnotenabledforrestapi', 'mailboxnotsupportedforrestapi', 'errornonexistentmailbox'])

/** The problem behind an answer that is not ok, by status and code, never by text. */
export const problemOfAnswer = (answer: Answer, now: number): Problem => {
  const { status, code, problem, retryAfter } = answer
  if (problem) return problem
  const about = {
    side: 'outlook' as const,
    code: code !== undefined && /^[\w.-]{1,80}$/.test(code) ? code : `${status}`,
  }
  const retryAt = now + (retryAfter ?? backOff)
  if (isThrottled(answer)) return { kind: 'graph-throttled', retryAt, ...about }
  if (status >= 500) return { kind: 'graph-unavailable', retryAt, ...about }
  if (status === 401) return { kind: 'microsoft-signed-out', ...about }
  if (code !== undefined && noMailbox.has(code)) return { kind: 'graph-no-mailbox', ...about }
  if (status === 403) return { kind: 'graph-denied', ...about }
  if (status < 400) return { kind: 'graph-unexpected-answer', ...about }
  return { kind: 'graph-refused', ...about }
}
