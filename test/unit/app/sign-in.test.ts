import { beforeEach, expect, test } from 'vitest'
import { sato, signInWorld, yamada } from '../../fakes/sign-in-world.ts'

const minute = 60_000
const hour = 60 * minute
const accountYamada = { tenantId: 'tenant-1', objectId: 'yamada', loginHint: 'taro.yamada@example.com' }

let world: ReturnType<typeof signInWorld>
beforeEach(() => void (world = signInWorld()))

const problemOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no problem',
    (error: { problem: unknown }) => error.problem,
  )

test('a click signs in: the account goes to disk, tokens to the session only, and the document is closed', async () => {
  const signIn = world.wake()
  expect(await signIn.state()).toBe('none')
  expect(await signIn.signIn()).toEqual(accountYamada)
  expect(world.launched).toEqual([{ prompt: 'select_account', hint: null, interactive: true }])
  expect([...world.local]).toEqual([['microsoftAccount', accountYamada]])
  expect(JSON.stringify([...world.session])).toContain('refresh-1')
  expect([world.open, world.opened, await signIn.state()]).toEqual([0, 1, 'signed-in'])
  expect(await signIn.token()).toBe('access-1')
  expect(world.opened).toBe(1)
})

test('a valid token is given without any document, also after the worker died', async () => {
  await world.wake().signIn()
  world.now += 54 * minute
  expect(await world.wake().token()).toBe('access-1')
  expect([world.opened, world.renewals()]).toEqual([1, 0])
})

test('near its end a token is renewed by the refresh token, once for all who ask', async () => {
  await world.wake().signIn()
  world.now += 56 * minute
  const signIn = world.wake()
  expect(await Promise.all([signIn.token(), signIn.token({ fresh: true }), signIn.token()])).toEqual([
    'access-2',
    'access-2',
    'access-2',
  ])
  expect([world.renewals(), world.launched.length, world.open]).toEqual([1, 1, 0])
  const renew = world.asked.find((request) => request.type === 'renew')
  expect(renew?.response).toMatchObject({ refresh_token: 'refresh-1', refresh_token_expires_in: 86_400 - 56 * 60 })
  world.now += 56 * minute
  expect(await world.wake().token()).toBe('access-3')
  expect(world.asked.findLast((request) => request.type === 'renew')?.response).toMatchObject({
    refresh_token: 'refresh-2',
  })
})

test('fresh passes over the cached token, but not over one that is younger than the refusal can be', async () => {
  const signIn = world.wake()
  await signIn.signIn()
  world.now += minute
  expect(await signIn.token({ fresh: true })).toBe('access-2')
  expect(await signIn.token({ fresh: true })).toBe('access-2')
  world.now += minute
  expect(await signIn.token()).toBe('access-2')
  expect(await signIn.token({ fresh: true })).toBe('access-3')
})

test('after 24 hours the browser session renews silently, with the hint', async () => {
  await world.wake().signIn()
  world.now += 24 * hour
  expect(await world.wake().token()).toBe('access-2')
  expect(world.renewals()).toBe(0)
  expect(world.launched.at(-1)).toEqual({ prompt: 'none', hint: 'taro.yamada@example.com', interactive: false })
})

test('a refresh token that Entra refuses leads to the silent attempt', async () => {
  await world.wake().signIn()
  world.now += 2 * hour
  world.entra.refresh = { error: 'invalid_grant', codes: ['50173'] }
  expect(await world.wake().token()).toBe('access-2')
  expect([world.renewals(), world.launched.at(-1)?.interactive]).toEqual([1, false])
})

test('a new browser session tries once silently, then rests until a click', async () => {
  await world.wake().signIn()
  world.session.clear()
  world.entra.browserSession = undefined
  const signedOut = { kind: 'microsoft-signed-out', side: 'outlook', code: 'AADSTS50058' }
  expect(await world.wake().state()).toBe('signed-in')
  expect(await problemOf(world.wake().token())).toEqual(signedOut)
  expect(await world.wake().state()).toBe('needs-click')
  expect(await problemOf(world.wake().token())).toEqual(signedOut)
  expect(await problemOf(world.wake().token({ fresh: true }))).toEqual(signedOut)
  expect([world.launched.length, world.opened]).toEqual([2, 2])
  world.session.clear()
  expect(await problemOf(world.wake().token())).toEqual(signedOut)
  expect(world.launched).toHaveLength(3)
  await world.wake().signIn()
  expect(world.launched.at(-1)).toEqual({ prompt: null, hint: 'taro.yamada@example.com', interactive: true })
  expect(await world.wake().state()).toBe('signed-in')
  expect(await world.wake().token()).toBe('access-2')
})

test('another person in the browser session: nothing is stored, nothing is used', async () => {
  await world.wake().signIn()
  world.session.clear()
  world.entra.browserSession = sato
  expect(await problemOf(world.wake().token())).toEqual({
    kind: 'microsoft-signed-out',
    side: 'outlook',
    code: 'other_account',
  })
  expect([world.session.has('microsoftTokens'), world.local.get('microsoftAccount')]).toEqual([false, accountYamada])
  expect(await world.wake().state()).toBe('needs-click')
})

test('a person may sign in as somebody else', async () => {
  await world.wake().signIn()
  world.entra.browserSession = sato
  expect(await world.wake().signIn()).toMatchObject({ objectId: 'sato' })
  expect(await world.wake().account()).toMatchObject({ objectId: 'sato' })
})

test('an unreachable Entra is no reason to rest, nor to try the next rung', async () => {
  await world.wake().signIn()
  world.now += 2 * hour
  world.entra.refresh = { error: 'unreachable', codes: [] }
  expect(await problemOf(world.wake().token())).toMatchObject({ kind: 'microsoft-unreachable' })
  world.entra.refresh = 'silent'
  expect(await problemOf(world.wake().token())).toMatchObject({ kind: 'microsoft-unreachable' })
  expect([world.launched.length, await world.wake().state(), world.open]).toEqual([1, 'signed-in', 0])
  world.entra.refresh = 'works'
  expect(await world.wake().token()).toBe('access-2')
})

test('wrong tenant, wrong client and wrong redirect are told before any window opens', async () => {
  world.entra.tenant = 400
  expect(await problemOf(world.wake().signIn())).toMatchObject({ kind: 'microsoft-wrong-tenant', code: 'AADSTS90002' })
  world.entra.tenant = 'unreachable'
  expect(await problemOf(world.wake().signIn())).toMatchObject({ kind: 'microsoft-unreachable' })
  world.entra.tenant = 200
  world.entra.clientPage = 'AADSTS700016: not found'
  expect(await problemOf(world.wake().signIn())).toMatchObject({ kind: 'microsoft-wrong-client' })
  world.entra.clientPage = 'AADSTS50011: not registered'
  expect(await problemOf(world.wake().signIn())).toMatchObject({ kind: 'microsoft-wrong-redirect' })
  expect([world.launched, world.local.size, world.session.size, world.open]).toEqual([[], 0, 0, 0])
})

test('a closed window is cancelled, unless Entra says silently what its page said', async () => {
  world.entra.windowEnds = 'closed'
  expect(await problemOf(world.wake().signIn())).toMatchObject({ kind: 'microsoft-cancelled' })
  world.entra.silentError = { error: 'interaction_required', code: 50105 }
  expect(await problemOf(world.wake().signIn())).toMatchObject({ kind: 'microsoft-not-allowed', code: 'AADSTS50105' })
  world.entra.silentError = { error: 'consent_required', code: 90094 }
  expect(await problemOf(world.wake().signIn())).toMatchObject({ kind: 'microsoft-consent-needed' })
  world.entra.browserSession = yamada
  expect(await problemOf(world.wake().signIn())).toMatchObject({ kind: 'microsoft-cancelled' })
  expect([world.local.size, world.session.size, world.open]).toEqual([0, 0, 0])
})

test.each([
  [{ error: 'access_denied', code: 65004 }, 'microsoft-cancelled'],
  [{ error: 'consent_required', code: 65001 }, 'microsoft-consent-needed'],
  [{ error: 'interaction_required', code: 53003 }, 'microsoft-not-allowed'],
  [{ error: 'invalid_request', code: 90023 }, 'microsoft-unexpected-answer'],
] as const)('an answer of the window, %o, is %s and holds no address', async (windowEnds, kind) => {
  world.entra.windowEnds = windowEnds
  const error = await world
    .wake()
    .signIn()
    .catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ problem: { kind, code: `AADSTS${windowEnds.code}` } })
  expect(JSON.stringify([error, String(error), (error as Error).cause ?? null])).not.toContain('yamada')
})

test('signing out forgets everything of ours', async () => {
  const signIn = world.wake()
  await signIn.signIn()
  await signIn.signOut()
  expect([world.session.size, world.local.size, await signIn.state(), await signIn.account()]).toEqual([
    0,
    0,
    'none',
    undefined,
  ])
  expect(await problemOf(signIn.token())).toMatchObject({ kind: 'microsoft-signed-out' })
  expect(world.launched).toHaveLength(1)
})

test('without settings there is nothing to sign in to; with other settings the old tokens do not count', async () => {
  world.config = { clientId: '', tenantId: '' }
  expect(await problemOf(world.wake().token())).toEqual({ kind: 'not-configured' })
  expect(await problemOf(world.wake().signIn())).toEqual({ kind: 'not-configured' })
  world.config = { clientId: 'client', tenantId: 'tenant.example' }
  const signIn = world.wake()
  await signIn.signIn()
  world.config = { clientId: 'another', tenantId: 'tenant.example' }
  expect(await signIn.token()).toBe('access-2')
  expect([world.renewals(), world.launched.at(-1)?.interactive]).toEqual([0, false])
})

test('a token that is asked for while a person signs in waits for that sign-in', async () => {
  await world.wake().signIn()
  world.now += 2 * hour
  const signIn = world.wake()
  const [, token] = await Promise.all([signIn.signIn(), signIn.token()])
  expect(token).toBe('access-2')
  expect(world.renewals()).toBe(0)
})

test('the list of rooms has a token of its own: asked for at a click only, for the same person, and kept nowhere', async () => {
  const signIn = world.wake()
  expect(await problemOf(signIn.tokenForRooms())).toMatchObject({ kind: 'microsoft-signed-out' })
  expect(world.launched).toEqual([])
  await signIn.signIn()
  const before = JSON.stringify([[...world.session], [...world.local]])
  expect(await signIn.tokenForRooms()).toBe('access-2')
  expect(world.asked.map((request) => request.type === 'begin' && request.rooms)).toEqual([
    undefined,
    false,
    true,
    false,
  ])
  expect(world.launched.at(-1)).toEqual({ prompt: null, hint: 'taro.yamada@example.com', interactive: true })
  expect([await signIn.token(), world.open]).toEqual(['access-1', 0])
  expect(JSON.stringify([[...world.session], [...world.local]])).toBe(before)
  world.entra.browserSession = sato
  expect(await problemOf(signIn.tokenForRooms())).toMatchObject({ kind: 'microsoft-signed-out', code: 'other_account' })
  expect(JSON.stringify([[...world.session], [...world.local]])).toBe(before)
})

test('a refused list of rooms leaves the sign-in as it is; of a window that was closed the reason is asked for with the same permission', async () => {
  const signIn = world.wake()
  await signIn.signIn()
  world.entra.windowEnds = { error: 'access_denied', code: 90094 }
  expect(await problemOf(signIn.tokenForRooms())).toMatchObject({ kind: 'microsoft-consent-needed' })
  world.entra.windowEnds = 'closed'
  world.entra.browserSession = undefined
  world.entra.silentError = { error: 'consent_required', code: 65001 }
  const from = world.asked.length
  expect(await problemOf(signIn.tokenForRooms())).toMatchObject({ kind: 'microsoft-consent-needed' })
  expect(world.asked.slice(from)).toMatchObject([{ rooms: true }, { rooms: true, prompt: 'none' }])
  expect([await signIn.token(), await signIn.state()]).toEqual(['access-1', 'signed-in'])
})
