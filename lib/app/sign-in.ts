import { browser } from 'wxt/browser'
import { z } from 'zod'
import {
  afterAsking,
  endsTheRefreshToken,
  failureIn,
  type Outcome,
  outcomeKinds,
  outcomeOf,
  saysWhy,
} from '../auth/outcomes.ts'
import { checkClient, checkTenant } from '../auth/registration-check.ts'
import * as token from '../auth/tokens.ts'
import { launch, redirectUri } from '../auth/web-auth-flow.ts'
import { fail, ProblemError } from '../core/problem.ts'
import type { FromOffscreen } from '../messages/offscreen.ts'
import { type Offscreen, openOffscreen } from './offscreen.ts'

type Area = {
  get(key: string): Promise<Record<string, unknown>>
  set(values: Record<string, unknown>): Promise<void>
  remove(keys: string | string[]): Promise<void>
}

export type SignInDoors = {
  /** Client id and tenant (id or domain); empty texts count as not configured. */
  config(): Promise<token.Registration | undefined>
  /** Milliseconds since the epoch. */
  now(): number
  /** Memory of the browser session, for tokens. */
  session: Area
  /** Disk, for the account. */
  local: Area
  openOffscreen(): Promise<Offscreen>
  /** The address with which the browser came back, or undefined when it did not. */
  launch(options: { url: string; interactive: boolean }): Promise<string | undefined>
  redirectUri(): string
  fetch(url: string, init: RequestInit): Promise<Response>
}

export type SignIn = ReturnType<typeof createSignIn>

// storage.session: until sign-out or the end of the browser session. storage.local: until sign-out.
const tokensKey = 'microsoftTokens'
const pauseKey = 'microsoftPause'
const accountKey = 'microsoftAccount'

/** Why automatic attempts rest until a click (or a new browser session, or other settings). */
const pauseSchema = z.object({
  clientId: z.string(),
  tenantId: z.string(),
  kind: z.enum(outcomeKinds),
  code: z.string().optional(),
})

/** A token this young cannot be the one that Graph refused: several requests may be refused at the same time. */
const justNow = 3_000

const problem = ({ kind, code }: Outcome) =>
  new ProblemError({ kind, side: 'outlook', ...(code !== undefined && { code }) })

/**
 * Signing in to Microsoft and renewing. The ladder of `token`, which never shows anything:
 *
 *   valid access token → refresh token, by MSAL in the offscreen document → one silent attempt by the browser's Entra session → problem, and rest
 *
 * After a failed silent attempt the ladder ends at once with the same problem until a person signs in: see `pauseSchema`.
 */
export const createSignIn = (d: SignInDoors) => {
  let memory: token.Tokens | undefined
  let renewing: Promise<string> | undefined
  let queue: Promise<unknown> = Promise.resolve()

  /** Sign-in and renewal share the one offscreen document, so they take turns. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work)
    queue = turn.catch(() => {})
    return turn
  }
  const withOffscreen = async <T>(work: (offscreen: Offscreen) => Promise<T>): Promise<T> => {
    const offscreen = await d.openOffscreen()
    try {
      return await work(offscreen)
    } finally {
      await offscreen.close()
    }
  }

  const configured = async (): Promise<token.Registration> => {
    const { clientId = '', tenantId = '' } = (await d.config()) ?? {}
    return clientId && tenantId ? { clientId, tenantId } : fail('not-configured')
  }
  const account = async (): Promise<token.Account | undefined> =>
    token.accountSchema.safeParse((await d.local.get(accountKey))[accountKey]).data
  const storedTokens = async (registration: token.Registration): Promise<token.Tokens | undefined> => {
    memory ??= token.tokensSchema.safeParse((await d.session.get(tokensKey))[tokensKey]).data
    return memory && token.isFor(memory, registration) ? memory : undefined
  }
  const saveTokens = async (tokens: token.Tokens) => {
    memory = tokens
    await d.session.set({ [tokensKey]: tokens })
  }
  const pause = async (registration: token.Registration) => {
    const { data } = pauseSchema.safeParse((await d.session.get(pauseKey))[pauseKey])
    if (data?.clientId !== registration.clientId || data.tenantId !== registration.tenantId) return undefined
    return { kind: data.kind, ...(data.code !== undefined && { code: data.code }) }
  }

  /** What Entra answered, if it is for the right person. */
  const taken = (
    registration: token.Registration,
    answer: FromOffscreen | undefined,
    options: { before?: token.Tokens | undefined; expected?: token.Account | undefined },
  ): { tokens: token.Tokens; account: token.Account } => {
    if (answer?.type !== 'tokens') throw problem(outcomeIn(answer))
    const response = token.tokenResponseSchema.safeParse(answer.response).data
    const tokens = response && token.tokensFrom(registration, response, d.now(), options.before)
    const found = tokens && token.accountOf(tokens)
    if (!found) throw problem({ kind: 'microsoft-unexpected-answer', code: 'no_account' })
    if (options.expected && !token.sameAccount(found, options.expected))
      throw problem({ kind: 'microsoft-signed-out', code: 'other_account' })
    return { tokens, account: found }
  }
  /** The same, stored. */
  const keep = async (...parts: Parameters<typeof taken>): Promise<ReturnType<typeof taken>> => {
    const kept = taken(...parts)
    await saveTokens(kept.tokens)
    await d.local.set({ [accountKey]: kept.account })
    return kept
  }

  /** Rung 3: the browser's own Entra session, without showing anything. */
  const silently = async (registration: token.Registration, known: token.Account, offscreen: Offscreen) => {
    const begun = await offscreen.ask({
      type: 'begin',
      registration: { ...registration, redirectUri: d.redirectUri() },
      prompt: 'none',
      ...(known.loginHint && { loginHint: known.loginHint }),
    })
    if (begun?.type !== 'address') throw problem(outcomeIn(begun))
    const back = await d.launch({ url: begun.url, interactive: false })
    if (back === undefined)
      throw problem(
        (await checkTenant(d.fetch, registration.tenantId)) ??
          (await checkClient(d.fetch, begun.url)) ?? { kind: 'microsoft-signed-out', code: 'no_answer' },
      )
    const failure = failureIn(back)
    if (failure) throw problem(outcomeOf(failure))
    return keep(registration, await offscreen.ask({ type: 'finish', hash: new URL(back).hash }), { expected: known })
  }

  const renew = async (registration: token.Registration, fresh: boolean): Promise<string> => {
    const known = await account()
    if (!known) throw problem({ kind: 'microsoft-signed-out' })
    // Another renewal or a sign-in may have ended while this one waited for its turn.
    const before = await storedTokens(registration)
    if (before && isGood(before, d.now(), fresh)) return before.accessToken
    const resting = await pause(registration)
    if (resting) throw problem(resting)
    return withOffscreen(async (offscreen) => {
      if (before && token.usableRefresh(before, d.now())) {
        const answer = await offscreen.ask({
          type: 'renew',
          registration: { ...registration, redirectUri: d.redirectUri() },
          response: token.responseFrom(before, d.now()),
        })
        if (answer?.type === 'tokens')
          return (await keep(registration, answer, { before, expected: known })).tokens.accessToken
        const outcome = outcomeIn(answer)
        if (!endsTheRefreshToken.has(outcome.kind)) throw problem(outcome)
      }
      try {
        return (await silently(registration, known, offscreen)).tokens.accessToken
      } catch (error) {
        if (error instanceof ProblemError && error.problem.kind !== 'microsoft-unreachable') {
          const { kind, code } = error.problem
          await d.session.set({ [pauseKey]: { ...registration, kind, ...(code !== undefined && { code }) } })
        }
        throw error
      }
    })
  }

  /** After a window that was closed: Entra shows some refusals as a page that leads nowhere. Asked silently, it names the number. */
  const whyClosed = async (registration: token.Registration, hint: Hint, offscreen: Offscreen) => {
    const begun = await offscreen.ask({
      type: 'begin',
      registration: { ...registration, redirectUri: d.redirectUri() },
      prompt: 'none',
      ...hint,
    })
    const back = begun?.type === 'address' ? await d.launch({ url: begun.url, interactive: false }) : undefined
    const failure = back === undefined ? undefined : failureIn(back)
    const outcome = failure && outcomeOf(failure)
    return outcome && saysWhy.has(outcome.kind) ? outcome : { kind: 'microsoft-cancelled' as const }
  }

  /** Opens Entra's window. `hint`: what it is also asked when it was closed. */
  const askPerson = async (
    registration: token.Registration,
    hint: Hint,
    prompt: { prompt?: 'select_account' } = {},
  ) => {
    const wrong = await checkTenant(d.fetch, registration.tenantId)
    if (wrong) throw problem(wrong)
    return withOffscreen(async (offscreen) => {
      const begun = await offscreen.ask({
        type: 'begin',
        registration: { ...registration, redirectUri: d.redirectUri() },
        ...hint,
        ...prompt,
      })
      if (begun?.type !== 'address') throw problem(outcomeIn(begun))
      const unknown = await checkClient(d.fetch, begun.url)
      if (unknown) throw problem(unknown)
      const back = await d.launch({ url: begun.url, interactive: true })
      if (back === undefined) throw problem(await whyClosed(registration, hint, offscreen))
      const failure = failureIn(back)
      if (failure) throw problem(afterAsking(outcomeOf(failure)))
      return offscreen.ask({ type: 'finish', hash: new URL(back).hash })
    })
  }

  const interactively = async (): Promise<token.Account> => {
    const registration = await configured()
    const known = await account()
    // Whom to sync for is a person's choice, even where the browser is signed in already.
    const answer = known
      ? await askPerson(registration, hintOf(known))
      : await askPerson(registration, {}, { prompt: 'select_account' })
    const kept = await keep(registration, answer, {})
    await d.session.remove(pauseKey)
    return kept.account
  }

  const forRooms = async (): Promise<string> => {
    const registration = await configured()
    const known = await account()
    if (!known) throw problem({ kind: 'microsoft-signed-out' })
    const answer = await askPerson(registration, { ...hintOf(known), rooms: true })
    return taken(registration, answer, { expected: known }).tokens.accessToken
  }

  return {
    /** An access token for Graph. `fresh`: Graph refused the last one. Never shows anything; throws ProblemError. */
    token: async (options: { fresh?: boolean } = {}): Promise<string> => {
      const registration = await configured()
      const stored = await storedTokens(registration)
      const fresh = options.fresh === true
      if (stored && isGood(stored, d.now(), fresh)) return stored.accessToken
      renewing ??= inTurn(() => renew(registration, fresh)).finally(() => (renewing = undefined))
      return renewing
    },
    /** Opens Entra's window. Only on a person's click. */
    signIn: (): Promise<token.Account> => inTurn(interactively),
    /** A token that may read the list of rooms, too, for one errand: it is kept nowhere. Opens Entra's window, only on a person's click. */
    tokenForRooms: (): Promise<string> => inTurn(forRooms),
    /** Forgets account and tokens here; the browser's Entra session is not ours to end. */
    signOut: (): Promise<void> =>
      inTurn(async () => {
        memory = undefined
        await d.session.remove([tokensKey, pauseKey])
        await d.local.remove(accountKey)
      }),
    account,
    state: async (): Promise<'signed-in' | 'needs-click' | 'none'> => {
      const { clientId = '', tenantId = '' } = (await d.config()) ?? {}
      if (!clientId || !tenantId || !(await account())) return 'none'
      return (await pause({ clientId, tenantId })) ? 'needs-click' : 'signed-in'
    },
  }
}

type Hint = { loginHint?: string; rooms?: true }
const hintOf = ({ loginHint }: token.Account): Hint => (loginHint ? { loginHint } : {})

const isGood = (tokens: token.Tokens, now: number, fresh: boolean) =>
  token.usableAccess(tokens, now) && (!fresh || now - tokens.obtainedAt < justNow)

/** An answer that is not what was asked for. No answer at all: the document died or waited in vain for Entra. */
const outcomeIn = (answer: FromOffscreen | undefined): Outcome => {
  if (answer === undefined) return { kind: 'microsoft-unreachable', code: 'no_answer' }
  return answer.type === 'failed' ? outcomeOf(answer) : { kind: 'microsoft-unexpected-answer' }
}

/** With the real browser. */
export const browserSignIn = (config: SignInDoors['config']): SignIn =>
  createSignIn({
    config,
    now: Date.now,
    session: browser.storage.session,
    local: browser.storage.local,
    openOffscreen,
    launch,
    redirectUri,
    fetch: (url, init) => fetch(url, init),
  })
