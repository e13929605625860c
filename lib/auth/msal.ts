import {
  CacheLookupPolicy,
  type Configuration,
  type ExternalTokenResponse,
  type INetworkModule,
  loadExternalTokens,
  LogLevel,
  PublicClientApplication,
} from '@azure/msal-browser'
import { z } from 'zod'
import { errorName, type Failure } from './outcomes.ts'
import { memoryStorage } from './memory-storage.ts'
import { authority } from './registration-check.ts'
import { type TokenResponse, tokenResponseSchema } from './tokens.ts'

/** Delegated, of the user's own mailbox only; MSAL adds openid, profile and offline_access. */
const scopes = ['Calendars.ReadWrite', 'User.Read']
/** The list of the organisation's rooms: asked for only when a person wants to see it. */
const roomScope = 'Place.Read.All'

type Registered = { clientId: string; tenantId: string; redirectUri: string }
type Fetch = (url: string, init: RequestInit) => Promise<Response>
type Result<T> = ({ ok: true } & T) | { ok: false; failure: Failure }

const refusalSchema = z.object({ error: z.string().optional(), error_codes: z.array(z.coerce.string()).optional() })

/**
 * The transport that MSAL is given: no cookies (with our host permission they would be sent), and it remembers the last answer of the token endpoint, which
 * MSAL would keep to itself. One per errand.
 */
const createNetwork = (fetch: Fetch) => {
  const seen: { tokens?: TokenResponse; failure?: Failure } = {}
  const send = async (url: string, init: RequestInit) => {
    let answer: Response
    let body: unknown
    try {
      answer = await fetch(url, { ...init, credentials: 'omit', signal: AbortSignal.timeout(20_000) })
      body = await answer.json().catch(() => undefined)
    } catch (error) {
      seen.failure = { error: 'unreachable', codes: [] }
      throw error
    }
    const { status } = answer
    if (status >= 500 || status === 429) seen.failure = { error: 'temporarily_unavailable', codes: [] }
    else if (body === undefined) seen.failure = { error: 'no_json', codes: [] }
    else if (status >= 400) {
      const { error, error_codes = [] } = refusalSchema.catch({}).parse(body)
      seen.failure = { error: errorName(error), codes: error_codes }
    } else if (init.method === 'POST') {
      const { data } = tokenResponseSchema.safeParse(body)
      if (data) seen.tokens = data
    }
    if (body === undefined) throw new Error('no JSON')
    return { headers: Object.fromEntries(answer.headers), body: body as never, status }
  }
  const client: INetworkModule = {
    sendGetRequestAsync: (url, options) => send(url, { method: 'GET', headers: options?.headers ?? {} }),
    sendPostRequestAsync: (url, options) =>
      send(url, { method: 'POST', headers: options?.headers ?? {}, body: options?.body ?? '' }),
  }
  return { client, seen }
}

const msalErrorSchema = z.object({ errorCode: z.string(), errorNo: z.coerce.string().optional() })

/** What the network saw is preciser than MSAL's own error; of that only the code is kept. */
const failureOf = (error: unknown, seen: { failure?: Failure }): Failure => {
  if (seen.failure) return seen.failure
  const { data } = msalErrorSchema.safeParse(error)
  return { error: errorName(data?.errorCode) || 'msal', codes: data?.errorNo ? [data.errorNo] : [] }
}

/**
 * MSAL for a document that lives only for one errand (facts: graph-and-auth 9.2 to 9.4). MSAL wants a sessionStorage for redirects, and Chromium writes
 * sessionStorage to disk; so it gets one that is memory only, emptied before each beginning, which also ends MSAL's `interaction_in_progress`.
 */
export const createMsal = (fetch: Fetch) => {
  const storage = memoryStorage()
  let address: string | undefined
  let pending: { app: PublicClientApplication; network: ReturnType<typeof createNetwork> } | undefined

  const configure = (
    { clientId, tenantId, redirectUri }: Registered,
    networkClient: INetworkModule,
  ): Configuration => ({
    auth: {
      clientId,
      authority: `${authority}/${tenantId}`,
      redirectUri,
      // Hands the address over instead of leaving this document.
      onRedirectNavigate: (url) => {
        address = url
        return false
      },
    },
    cache: { cacheLocation: 'sessionStorage' },
    system: {
      networkClient,
      loggerOptions: { logLevel: LogLevel.Error, piiLoggingEnabled: false, loggerCallback: () => {} },
    },
  })
  const start = () => {
    storage.clear()
    Object.defineProperty(globalThis, 'sessionStorage', { value: storage, configurable: true })
    pending = undefined
    address = undefined
    return createNetwork(fetch)
  }

  return {
    /** The address to open. */
    begin: async (
      registered: Registered,
      { rooms, ...request }: { prompt?: 'none' | 'select_account'; loginHint?: string; rooms?: true },
    ): Promise<Result<{ url: string }>> => {
      const network = start()
      try {
        const app = new PublicClientApplication(configure(registered, network.client))
        await app.initialize()
        await app.acquireTokenRedirect({ scopes: rooms ? [...scopes, roomScope] : scopes, ...request })
        if (address === undefined) return { ok: false, failure: { error: 'no_address', codes: [] } }
        pending = { app, network }
        return { ok: true, url: address }
      } catch (error) {
        return { ok: false, failure: failureOf(error, network.seen) }
      }
    },

    /** Redeems the fragment that came back for the address last made. */
    finish: async (hash: string): Promise<Result<{ response: TokenResponse }>> => {
      if (!pending) return { ok: false, failure: { error: 'not_begun', codes: [] } }
      const { app, network } = pending
      pending = undefined
      try {
        await app.handleRedirectPromise({ hash, navigateToLoginRequestUrl: false })
      } catch (error) {
        return { ok: false, failure: failureOf(error, network.seen) }
      }
      return received(network.seen)
    },

    /** A new access token by the refresh token of `response`; never asks the user and opens no frame. */
    renew: async (registered: Registered, response: unknown): Promise<Result<{ response: TokenResponse }>> => {
      const network = start()
      try {
        const configuration = configure(registered, network.client)
        // MSAL's type knows no absent members, its code does.
        const wire = tokenResponseSchema.parse(response) as ExternalTokenResponse
        await loadExternalTokens(configuration, { scopes }, wire, {})
        const app = new PublicClientApplication(configuration)
        await app.initialize()
        const account = app.getAllAccounts()[0]
        if (!account) return { ok: false, failure: { error: 'no_account_error', codes: [] } }
        const cacheLookupPolicy = CacheLookupPolicy.AccessTokenAndRefreshToken
        await app.acquireTokenSilent({ scopes, account, forceRefresh: true, cacheLookupPolicy })
      } catch (error) {
        return { ok: false, failure: failureOf(error, network.seen) }
      }
      return received(network.seen)
    },
  }
}

const received = (seen: { tokens?: TokenResponse; failure?: Failure }): Result<{ response: TokenResponse }> =>
  seen.tokens
    ? { ok: true, response: seen.tokens }
    : { ok: false, failure: seen.failure ?? { error: 'no_tokens', codes: [] } }
