import type { Box } from './box.ts'
import type { Prefer } from './prefer.ts'
import type { Claims } from './types.ts'

/** One request, or one item of a batch. `path` is without the version, decoded piece by piece in `segments`. */
export type Call = {
  method: string
  segments: string[]
  /** Path and query without the version, as sent. */
  url: string
  query: URLSearchParams
  headers: Headers
  /** Parsed JSON; undefined when there is none. */
  body: unknown
  inBatch: boolean
  claims: Claims
}

/** `bytes` instead of a JSON body: raw content. */
export type Answer = { status: number; body?: unknown; bytes?: Uint8Array; headers?: Record<string, string> }

/** What a handler gets: the call, its preferences and the mailbox of its token. */
export type Work = { call: Call; prefer: Prefer; box: Box }
export type Handler = (work: Work, params: string[]) => Answer | Promise<Answer>
