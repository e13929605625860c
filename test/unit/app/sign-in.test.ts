import { beforeEach, expect, test } from 'vitest'
import { createSignIn, type SignInDoors } from '../../../lib/app/sign-in.ts'
import type { FromOffscreen, ToOffscreen } from '../../../lib/messages/offscreen.ts'

const minute = 60_000
const hour = 60 * minute
const redirect = 'https://abc.chromiumapp.org/'
const yamada = { tid: 'tenant-1', oid: 'yamada', preferred_username: 'taro.yamada@example.com' }
const sato = { tid: 'tenant-1', oid: 'sato', preferred_username: 'hanako.sato@example.com' }
const accountYamada = { tenantId: 'tenant-1', objectId: 'yamada', loginHint: 'taro.yamada@example.com' }

let now: number
let count: number
/** What Entra would say, changed by each test. */
let entra: {
  browserSession: typeof yamada | undefined
  windowEnds: 'signed-in' | 'closed' | { error: string; code: number }
  silentError: { error: string; code: number }
  refresh: 'works' | { error: string; codes: string[] } | 'silent'
  refreshTokens: boolean
  tenant: number | 'unreachable'
  clientPage: string | undefined
}
let asked: ToOffscreen[]
let launched: { prompt: string | null; hint: string | null; interactive: boolean }[]
let open: number
let opened: number
let config: { clientId: string; tenantId: string } | undefined
let session: Map<string, unknown>
let local: Map<string, unknown>

const area = (map: () => Map<string, unknown>): SignInDoors['session'] => ({
  get: async (key) => (map().has(key) ? { [key]: structuredClone(map().get(key)) } : {}),
  set: async (values) => Object.entries(values).forEach(([key, value]) => map().set(key, structuredClone(value))),
  remove: async (keys) => [keys].flat().forEach((key) => map().delete(key)),
})
const jwt = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.sig`
const issue = (who: typeof yamada): FromOffscreen => {
  count += 1
  return {
    type: 'tokens',
    response: {
      token_type: 'Bearer',
      access_token: `access-${count}`,
      expires_in: 3600,
      scope: 'Calendars.ReadWrite',
      id_token: jwt(who),
      client_info: 'info',
      ...(entra.refreshTokens && { refresh_token: `refresh-${count}`, refresh_token_expires_in: 86_400 }),
    },
  }
}
const answer = (request: ToOffscreen): FromOffscreen | undefined => {
  if (request.type === 'begin') {
    const query = new URLSearchParams({ client_id: request.registration.clientId })
    if (request.prompt) query.set('prompt', request.prompt)
    if (request.loginHint) query.set('login_hint', request.loginHint)
    return { type: 'address', url: `https://login.microsoftonline.com/t/oauth2/v2.0/authorize?${query}` }
  }
  if (request.type === 'finish') return issue(request.hash.includes('sato') ? sato : yamada)
  if (entra.refresh === 'silent') return undefined
  if (entra.refresh !== 'works') return { type: 'failed', ...entra.refresh }
  return issue(yamada)
}
const back = (fragment: Record<string, string>) => `${redirect}#${new URLSearchParams(fragment)}`
const refusal = ({ error, code }: { error: string; code: number }) =>
  back({ error, error_description: `AADSTS${code}: taro.yamada@example.com may not` })

const doors = (): SignInDoors => ({
  config: async () => config,
  now: () => now,
  session: area(() => session),
  local: area(() => local),
  openOffscreen: async () => {
    open += 1
    opened += 1
    return {
      ask: async (request) => {
        asked.push(request)
        await Promise.resolve()
        return answer(request)
      },
      close: async () => void (open -= 1),
    }
  },
  launch: async ({ url, interactive }) => {
    const { searchParams } = new URL(url)
    launched.push({ prompt: searchParams.get('prompt'), hint: searchParams.get('login_hint'), interactive })
    expect(open).toBe(1)
    if (interactive) {
      if (entra.windowEnds === 'closed') return undefined
      if (entra.windowEnds !== 'signed-in') return refusal(entra.windowEnds)
      entra.browserSession ??= yamada
    }
    return entra.browserSession ? back({ code: entra.browserSession.oid }) : refusal(entra.silentError)
  },
  redirectUri: () => redirect,
  fetch: async (url) => {
    if (entra.tenant === 'unreachable') throw new TypeError('failed')
    if (url.includes('openid-configuration')) {
      if (entra.tenant === 200) return Response.json({ token_endpoint: 'x' })
      return Response.json({ error: 'invalid_tenant', error_description: 'AADSTS90002' }, { status: entra.tenant })
    }
    if (entra.clientPage !== undefined) return new Response(entra.clientPage)
    return Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' })
  },
})
/** A worker that starts anew, with what the browser kept. */
const wake = () => createSignIn(doors())
const problemOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no problem',
    (error: { problem: unknown }) => error.problem,
  )
const renewals = () => asked.filter(({ type }) => type === 'renew').length

beforeEach(() => {
  now = Date.parse('2026-11-25T00:00:00Z')
  count = 0
  entra = {
    browserSession: undefined,
    windowEnds: 'signed-in',
    silentError: { error: 'login_required', code: 50058 },
    refresh: 'works',
    refreshTokens: true,
    tenant: 200,
    clientPage: undefined,
  }
  asked = []
  launched = []
  open = 0
  opened = 0
  config = { clientId: 'client', tenantId: 'tenant.example' }
  session = new Map()
  local = new Map()
})

test('a click signs in: the account goes to disk, tokens to the session only, and the document is closed', async () => {
  const signIn = wake()
  expect(await signIn.state()).toBe('none')
  expect(await signIn.signIn()).toEqual(accountYamada)
  expect(launched).toEqual([{ prompt: 'select_account', hint: null, interactive: true }])
  expect([...local]).toEqual([['microsoftAccount', accountYamada]])
  expect(JSON.stringify([...session])).toContain('refresh-1')
  expect([open, opened, await signIn.state()]).toEqual([0, 1, 'signed-in'])
  expect(await signIn.token()).toBe('access-1')
  expect(opened).toBe(1)
})

test('a valid token is given without any document, also after the worker died', async () => {
  await wake().signIn()
  now += 54 * minute
  expect(await wake().token()).toBe('access-1')
  expect([opened, renewals()]).toEqual([1, 0])
})

test('near its end a token is renewed by the refresh token, once for all who ask', async () => {
  await wake().signIn()
  now += 56 * minute
  const signIn = wake()
  expect(await Promise.all([signIn.token(), signIn.token({ fresh: true }), signIn.token()])).toEqual([
    'access-2',
    'access-2',
    'access-2',
  ])
  expect([renewals(), launched.length, open]).toEqual([1, 1, 0])
  const renew = asked.find((request) => request.type === 'renew')
  expect(renew?.response).toMatchObject({ refresh_token: 'refresh-1', refresh_token_expires_in: 86_400 - 56 * 60 })
  now += 56 * minute
  expect(await wake().token()).toBe('access-3')
  expect(asked.findLast((request) => request.type === 'renew')?.response).toMatchObject({ refresh_token: 'refresh-2' })
})

test('fresh passes over the cached token, but not over one that is younger than the refusal can be', async () => {
  const signIn = wake()
  await signIn.signIn()
  now += minute
  expect(await signIn.token({ fresh: true })).toBe('access-2')
  expect(await signIn.token({ fresh: true })).toBe('access-2')
  now += minute
  expect(await signIn.token()).toBe('access-2')
  expect(await signIn.token({ fresh: true })).toBe('access-3')
})

test('after 24 hours the browser session renews silently, with the hint', async () => {
  await wake().signIn()
  now += 24 * hour
  expect(await wake().token()).toBe('access-2')
  expect(renewals()).toBe(0)
  expect(launched.at(-1)).toEqual({ prompt: 'none', hint: 'taro.yamada@example.com', interactive: false })
})

test('a refresh token that Entra refuses leads to the silent attempt', async () => {
  await wake().signIn()
  now += 2 * hour
  entra.refresh = { error: 'invalid_grant', codes: ['50173'] }
  expect(await wake().token()).toBe('access-2')
  expect([renewals(), launched.at(-1)?.interactive]).toEqual([1, false])
})

test('a new browser session tries once silently, then rests until a click', async () => {
  await wake().signIn()
  session.clear()
  entra.browserSession = undefined
  const signedOut = { kind: 'microsoft-signed-out', side: 'outlook', code: 'AADSTS50058' }
  expect(await wake().state()).toBe('signed-in')
  expect(await problemOf(wake().token())).toEqual(signedOut)
  expect(await wake().state()).toBe('needs-click')
  expect(await problemOf(wake().token())).toEqual(signedOut)
  expect(await problemOf(wake().token({ fresh: true }))).toEqual(signedOut)
  expect([launched.length, opened]).toEqual([2, 2])
  session.clear()
  expect(await problemOf(wake().token())).toEqual(signedOut)
  expect(launched).toHaveLength(3)
  await wake().signIn()
  expect(launched.at(-1)).toEqual({ prompt: null, hint: 'taro.yamada@example.com', interactive: true })
  expect(await wake().state()).toBe('signed-in')
  expect(await wake().token()).toBe('access-2')
})

test('another person in the browser session: nothing is stored, nothing is used', async () => {
  await wake().signIn()
  session.clear()
  entra.browserSession = sato
  expect(await problemOf(wake().token())).toEqual({
    kind: 'microsoft-signed-out',
    side: 'outlook',
    code: 'other_account',
  })
  expect([session.has('microsoftTokens'), local.get('microsoftAccount')]).toEqual([false, accountYamada])
  expect(await wake().state()).toBe('needs-click')
})

test('a person may sign in as somebody else', async () => {
  await wake().signIn()
  entra.browserSession = sato
  expect(await wake().signIn()).toMatchObject({ objectId: 'sato' })
  expect(await wake().account()).toMatchObject({ objectId: 'sato' })
})

test('an unreachable Entra is no reason to rest, nor to try the next rung', async () => {
  await wake().signIn()
  now += 2 * hour
  entra.refresh = { error: 'unreachable', codes: [] }
  expect(await problemOf(wake().token())).toMatchObject({ kind: 'microsoft-unreachable' })
  entra.refresh = 'silent'
  expect(await problemOf(wake().token())).toMatchObject({ kind: 'microsoft-unreachable' })
  expect([launched.length, await wake().state(), open]).toEqual([1, 'signed-in', 0])
  entra.refresh = 'works'
  expect(await wake().token()).toBe('access-2')
})

test('wrong tenant, wrong client and wrong redirect are told before any window opens', async () => {
  entra.tenant = 400
  expect(await problemOf(wake().signIn())).toMatchObject({ kind: 'microsoft-wrong-tenant', code: 'AADSTS90002' })
  entra.tenant = 'unreachable'
  expect(await problemOf(wake().signIn())).toMatchObject({ kind: 'microsoft-unreachable' })
  entra.tenant = 200
  entra.clientPage = 'AADSTS700016: not found'
  expect(await problemOf(wake().signIn())).toMatchObject({ kind: 'microsoft-wrong-client' })
  entra.clientPage = 'AADSTS50011: not registered'
  expect(await problemOf(wake().signIn())).toMatchObject({ kind: 'microsoft-wrong-redirect' })
  expect([launched, local.size, session.size, open]).toEqual([[], 0, 0, 0])
})

test('a closed window is cancelled, unless Entra says silently what its page said', async () => {
  entra.windowEnds = 'closed'
  expect(await problemOf(wake().signIn())).toMatchObject({ kind: 'microsoft-cancelled' })
  entra.silentError = { error: 'interaction_required', code: 50105 }
  expect(await problemOf(wake().signIn())).toMatchObject({ kind: 'microsoft-not-allowed', code: 'AADSTS50105' })
  entra.silentError = { error: 'consent_required', code: 90094 }
  expect(await problemOf(wake().signIn())).toMatchObject({ kind: 'microsoft-consent-needed' })
  entra.browserSession = yamada
  expect(await problemOf(wake().signIn())).toMatchObject({ kind: 'microsoft-cancelled' })
  expect([local.size, session.size, open]).toEqual([0, 0, 0])
})

test.each([
  [{ error: 'access_denied', code: 65004 }, 'microsoft-cancelled'],
  [{ error: 'consent_required', code: 65001 }, 'microsoft-consent-needed'],
  [{ error: 'interaction_required', code: 53003 }, 'microsoft-not-allowed'],
  [{ error: 'invalid_request', code: 90023 }, 'microsoft-unexpected-answer'],
] as const)('an answer of the window, %o, is %s and holds no address', async (windowEnds, kind) => {
  entra.windowEnds = windowEnds
  const error = await wake()
    .signIn()
    .catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ problem: { kind, code: `AADSTS${windowEnds.code}` } })
  expect(JSON.stringify([error, String(error), (error as Error).cause ?? null])).not.toContain('yamada')
})

test('signing out forgets everything of ours', async () => {
  const signIn = wake()
  await signIn.signIn()
  await signIn.signOut()
  expect([session.size, local.size, await signIn.state(), await signIn.account()]).toEqual([0, 0, 'none', undefined])
  expect(await problemOf(signIn.token())).toMatchObject({ kind: 'microsoft-signed-out' })
  expect(launched).toHaveLength(1)
})

test('without settings there is nothing to sign in to; with other settings the old tokens do not count', async () => {
  config = { clientId: '', tenantId: '' }
  expect(await problemOf(wake().token())).toEqual({ kind: 'not-configured' })
  expect(await problemOf(wake().signIn())).toEqual({ kind: 'not-configured' })
  config = { clientId: 'client', tenantId: 'tenant.example' }
  const signIn = wake()
  await signIn.signIn()
  config = { clientId: 'another', tenantId: 'tenant.example' }
  expect(await signIn.token()).toBe('access-2')
  expect([renewals(), launched.at(-1)?.interactive]).toEqual([0, false])
})

test('a token that is asked for while a person signs in waits for that sign-in', async () => {
  await wake().signIn()
  now += 2 * hour
  const signIn = wake()
  const [, token] = await Promise.all([signIn.signIn(), signIn.token()])
  expect(token).toBe('access-2')
  expect(renewals()).toBe(0)
})
