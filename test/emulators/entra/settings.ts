import type { Denial } from './denials.ts'

/** Switches that a test may turn at any time; `reset` puts them back. Durations in seconds. */
export type Settings = {
  /** How the browser gets back to the app: 302, or a page that goes there by JavaScript. */
  wayBack: 'redirect' | 'script'
  accessTokenSeconds: number
  /** For clients that declared CP1. */
  longTokenSeconds: number
  codeSeconds: number
  /** Fixed from the authorization, inherited by every renewed token. */
  spaRefreshSeconds: number
  /** Rolling, for web and native. */
  refreshSeconds: number
  /** Life of a sign-in in the browser, without and with "stay signed in". */
  sessionSeconds: number
  staySeconds: number
  /** Whether "stay signed in?" is asked; if not the answer is no. */
  askToStay: boolean
  /** HTTP status of the pages that end a sign-in with an error; which one the service sends is not known, so try both. */
  errorPageStatus: 200 | 400
  /** Scopes that only an administrator may grant. */
  adminOnly: string[]
  /** A policy that stays until it is taken away; see denials.ts. */
  deny: Denial | undefined
}

export const defaultSettings: Settings = {
  wayBack: 'redirect',
  accessTokenSeconds: 75 * 60,
  longTokenSeconds: 28 * 3600,
  codeSeconds: 600,
  spaRefreshSeconds: 24 * 3600,
  refreshSeconds: 90 * 24 * 3600,
  sessionSeconds: 24 * 3600,
  staySeconds: 90 * 24 * 3600,
  askToStay: true,
  errorPageStatus: 200,
  adminOnly: [],
  deny: undefined,
}
