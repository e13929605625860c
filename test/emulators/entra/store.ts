import type { ClaimsRequest } from './claims-request.ts'
import type { Client, Platform, Tenant, User } from './seed.ts'

/** One person signed in in one browser. Times in ms. */
export type SignedIn = { oid: string; at: number; stays: boolean; strong: boolean }
/** What a session cookie stands for. */
export type Session = { id: string; accounts: SignedIn[] }

/** A validated authorize request; its id travels through the pages. */
export type Flow = {
  id: string
  /** Segment of the path as sent. */
  segment: string
  tenant: Tenant | undefined
  client: Client
  redirect: { uri: string; platform: Platform }
  responseMode: 'fragment' | 'query'
  state: string | undefined
  nonce: string | undefined
  challenge: string | undefined
  wantsClientInfo: boolean
  prompt: string | undefined
  loginHint: string | undefined
  sid: string | undefined
  scopes: string[]
  isDefault: boolean
  claims: ClaimsRequest
  correlationId: string
  /** Set while the pages are passed. */
  oid?: string
  strong?: boolean
  /** The password was typed in this flow, which satisfies a policy that wants a fresh one. */
  typed?: boolean
  /** Ask for consent although it is there. */
  mustConsent?: boolean
  /** The person agreed in this flow. */
  consented?: boolean
}

/** What tokens are made from; inherited from code to refresh token to refresh token. */
export type Grant = {
  user: User
  client: Client
  redirect: { uri: string; platform: Platform }
  stays: boolean
  strong: boolean
  sid: string
  scopes: string[]
  authorizedAt: number
  revoked: boolean
}

export type Code = Grant & {
  nonce: string | undefined
  challenge: string | undefined
  claims: ClaimsRequest
  expires: number
  redeemed: boolean
}
export type Refresh = Grant & { expires: number; issuedAt: number }

export function createStore() {
  return {
    sessions: new Map<string, Session>(),
    flows: new Map<string, Flow>(),
    codes: new Map<string, Code>(),
    refresh: new Map<string, Refresh>(),
    /** Personal consent, by `client oid`. */
    consents: new Map<string, Set<string>>(),
    clear() {
      for (const map of [this.sessions, this.flows, this.codes, this.refresh, this.consents]) map.clear()
    },
  }
}

export type Store = ReturnType<typeof createStore>

/** Opaque and unguessable, as codes and refresh tokens are. */
export const opaque = (prefix: string) =>
  `${prefix}.${Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')}`
