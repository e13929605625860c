import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import type { Answers, Request, RequestOf } from '../../lib/messages/protocol.ts'
import { createBench } from '../emulators/bench.ts'
import { createEntra } from '../emulators/entra/entra.ts'
import { sampleClientId, sampleTenant, sampleUsers } from '../emulators/entra/seed.ts'
import { type Browser, openBrowser } from './stage.ts'

const extensionId = 'hmcpebhiohojgamhipbabemifaoljjgn'
const neo = 'https://example.dn-cloud.com'
const yamada = sampleUsers[0]!

const entra = createEntra({ extensionIds: [extensionId] })
const bench = createBench({ emulators: [entra] })
let server: { port: number; close(): Promise<void> }
let browser: Browser
let page: Page

type Tokens = { accessToken: string; refreshToken: string; idToken: string; accessUntil: number; refreshUntil: number }

/** Calls the browser's API in our page, as text: its types belong to the extension, not to tests. */
const inPage = <T>(api: string, ...values: unknown[]) =>
  page.evaluate<T>(`chrome.${api}(${values.map((value) => JSON.stringify(value)).join()})`)
const send = async <T extends Request['type']>(request: RequestOf<T>) => {
  const reply = await inPage<{ answer?: Answers[T]; problem?: unknown }>('runtime.sendMessage', request)
  if (!reply.answer) throw new Error(`${request.type}: ${JSON.stringify(reply)}`)
  return reply.answer
}
const readArea = async <T>(area: 'session' | 'local', key: string) =>
  (await inPage<Record<string, T>>(`storage.${area}.get`, key))[key] as T
const documents = () => inPage<unknown[]>('runtime.getContexts', { contextTypes: ['OFFSCREEN_DOCUMENT'] })
const storedTokens = () => readArea<Tokens>('session', 'microsoftTokens')
const state = async () => (await send({ type: 'snapshot' })).signIn
const settings = { clientId: sampleClientId, tenantId: sampleTenant.id, neoAddress: `${neo}/cgi-bin/dneo/dneo.cgi` }
const save = (change: Partial<typeof settings>) => send({ type: 'save-settings', change })

/** A browser with our extension and a page of ours that has no code of its own. */
const open = async (profile?: string) => {
  browser = await openBrowser({ port: server.port, ...(profile && { profile }) })
  page = await browser.openOwn('manifest.json')
}
const restart = async () => {
  const { profile } = browser
  await browser.close({ keepProfile: true })
  await open(profile)
}
/** Presses "sign in" and gives Entra's window; what came of it is `ended`. */
const pressSignIn = async () => {
  const appears = browser.context.waitForEvent('page')
  const ended = send({ type: 'sign-in' }).then(({ problem }) => problem ?? 'signed in')
  return { window: await appears, ended }
}
const fillIn = async (window: Page, stay: boolean) => {
  await window.locator('#login').fill(yamada.mail)
  await window.getByRole('button', { name: '次へ' }).click()
  await window.locator('#password').fill(yamada.password)
  await window.getByRole('button', { name: 'サインイン' }).click()
  await window.getByRole('button', { name: stay ? 'はい' : 'いいえ' }).click()
}
const signIn = async (stay: boolean) => {
  const { window, ended } = await pressSignIn()
  await fillIn(window, stay)
  expect(await ended).toBe('signed in')
}
/** Lets the worker ask for a token, as every run does before it reads; what Entra was asked for it. */
const runAndSee = async () => {
  const before = entra.seen.length
  await browser.context.addCookies(
    ['dnzInfo', 'dnzToken', 'dnzSid'].map((name) => ({ name, value: '1', url: neo, secure: true })),
  )
  const pressed = Date.now()
  await send({ type: 'sync' })
  await expect
    .poll(async () => (await send({ type: 'snapshot' })).lastRun?.startedAt, { timeout: 30_000 })
    .toBeGreaterThan(pressed)
  return entra.seen
    .slice(before)
    .map(({ endpoint, grant_type, prompt, outcome }) => [endpoint, grant_type ?? prompt, outcome])
}
/** Time passes for the tokens that a new worker will find. */
const age = async (change: Partial<Tokens>) => {
  await inPage('storage.session.set', { microsoftTokens: { ...(await storedTokens()), ...change } })
  await browser.killWorker()
  await page.waitForTimeout(500)
}

/** Files of the profile that hold the text, in either of the encodings that the browser writes. */
const onDisk = (text: string): string[] => {
  const needles = [Buffer.from(text), Buffer.from(text, 'utf16le')]
  return readdirSync(browser.profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => needles.some((needle) => readFileSync(file).includes(needle)))
}

test.beforeAll(async () => void (server = await bench.serve()))
test.afterAll(async () => server.close())
test.beforeEach(async () => {
  bench.reset()
  await open()
  await save(settings)
})
test.afterEach(async () => {
  await browser.close()
  expect(bench.crashes).toEqual([])
  expect(entra.seen.filter(({ endpoint, cookies }) => endpoint === 'token' && cookies)).toEqual([])
})

test('L15 a person signs in, for the own mailbox and without any secret: tokens stay in memory, the account is kept, the document is closed', async () => {
  expect(await state()).toBe('none')
  await signIn(false)
  expect(await state()).toBe('signed-in')
  const tokens = await storedTokens()
  const granted = (await entra.verify(tokens.accessToken))?.scp.split(' ') ?? []
  expect(granted.filter((scope) => /^[A-Z]/.test(scope)).toSorted()).toEqual(['Calendars.ReadWrite', 'User.Read'])
  expect(entra.seen.at(-1)).toMatchObject({
    grant_type: 'authorization_code',
    origin: `chrome-extension://${extensionId}`,
  })
  expect(await documents()).toEqual([])

  // Longer than Chromium waits before it writes web storage to disk.
  await page.waitForTimeout(7_000)
  const { profile } = browser
  await browser.close({ keepProfile: true })
  for (const secret of [tokens.refreshToken, tokens.accessToken.slice(-80), tokens.idToken.slice(-80)])
    expect(onDisk(secret)).toEqual([])
  expect(onDisk(yamada.oid).join()).toContain('Local Extension Settings')
  await open(profile)
  expect(await state()).toBe('signed-in')
})

test('a session cookie ends with the browser: one silent attempt, then rest until a click', async () => {
  await signIn(false)
  await restart()
  expect(await runAndSee()).toEqual([['authorize', 'none', 'AADSTS50058']])
  expect(await state()).toBe('needs-click')
  expect(await runAndSee()).toEqual([])
  await browser.killWorker()
  expect(await runAndSee()).toEqual([])
  const { window, ended } = await pressSignIn()
  expect(new URL(window.url()).searchParams.get('login_hint')).toBe(yamada.mail)
  await window.locator('#password').fill(yamada.password)
  await window.getByRole('button', { name: 'サインイン' }).click()
  await window.getByRole('button', { name: 'いいえ' }).click()
  expect(await ended).toBe('signed in')
  expect(await state()).toBe('signed-in')
})

test('"stay signed in" survives the browser: silent, with the hint, whichever way Entra sends back', async () => {
  await signIn(true)
  for (const wayBack of ['redirect', 'script'] as const) {
    await restart()
    entra.settings.wayBack = wayBack
    expect(await runAndSee()).toEqual([
      ['authorize', 'none', 'code'],
      ['token', 'authorization_code', 'tokens'],
    ])
    expect(entra.seen.at(-2)?.login_hint).toBe(yamada.mail)
    expect(await state()).toBe('signed-in')
  }
})

test('a new worker uses the stored token, renews it near its end, and asks silently when 24 hours are over', async () => {
  await signIn(false)
  await age({})
  expect(await runAndSee()).toEqual([])
  const first = await storedTokens()
  await age({ accessUntil: Date.now() + 60_000 })
  expect(await runAndSee()).toEqual([['token', 'refresh_token', 'tokens']])
  const second = await storedTokens()
  expect(second.refreshToken).not.toBe(first.refreshToken)
  // SPA: a renewed refresh token ends with the first one.
  expect(Math.abs(second.refreshUntil - first.refreshUntil)).toBeLessThan(5_000)
  entra.denyNext('refresh-expired')
  await age({ accessUntil: Date.now() })
  const silently = [
    ['authorize', 'none', 'code'],
    ['token', 'authorization_code', 'tokens'],
  ]
  expect(await runAndSee()).toEqual([['token', 'refresh_token', 'AADSTS700084'], ...silently])
  await age({ accessUntil: Date.now(), refreshUntil: Date.now() })
  expect(await runAndSee()).toEqual(silently)
  entra.revokeAll(yamada.oid)
  await age({ accessUntil: Date.now() })
  expect(await runAndSee()).toEqual([
    ['token', 'refresh_token', 'AADSTS50173'],
    ['authorize', 'none', 'AADSTS50058'],
  ])
  expect(await state()).toBe('needs-click')
})

test('another person in the browser is not taken for the known one', async () => {
  await signIn(false)
  const other = sampleUsers[1]!
  await age({ accessUntil: Date.now(), refreshUntil: Date.now() })
  entra.expireSignIn()
  // The hint names nobody whom Entra would find, so its session decides.
  const known = await readArea<Record<string, string>>('local', 'microsoftAccount')
  await inPage('storage.local.set', { microsoftAccount: { ...known, loginHint: '' } })
  const tab = await browser.context.newPage()
  const query = { client_id: sampleClientId, redirect_uri: `https://${extensionId}.chromiumapp.org/` }
  const more = { response_type: 'code', scope: 'openid', prompt: 'login', login_hint: other.mail }
  await tab.goto(
    `https://login.microsoftonline.com/${sampleTenant.id}/oauth2/v2.0/authorize?${new URLSearchParams({ ...query, ...more })}`,
  )
  await tab.locator('#password').fill(other.password)
  await tab.getByRole('button', { name: 'サインイン' }).click()
  await tab.getByRole('button', { name: 'いいえ' }).click({ noWaitAfter: true })
  await expect.poll(() => entra.seen.at(-1)?.endpoint).toBe('authorize')
  const before = await storedTokens()
  expect((await runAndSee()).at(-1)).toEqual(['token', 'authorization_code', 'tokens'])
  expect(await state()).toBe('needs-click')
  expect((await storedTokens()).accessToken).toBe(before.accessToken)
})

test('wrong client, tenant or redirect URI: told at once, no window opens', async () => {
  const opened: string[] = []
  browser.context.on('page', (window) => opened.push(window.url()))
  const problem = async (change: Partial<typeof settings>) => {
    await save({ ...settings, ...change })
    return (await send({ type: 'sign-in' })).problem
  }
  const unknown = 'cccccccc-0000-4000-8000-00000000dead'
  expect(await problem({ clientId: unknown })).toMatchObject({ kind: 'microsoft-wrong-client', code: 'AADSTS700016' })
  expect(await problem({ tenantId: unknown })).toMatchObject({ kind: 'microsoft-wrong-tenant', code: 'AADSTS90002' })
  entra.clients[0]!.redirects.length = 0
  expect(await problem({})).toMatchObject({ kind: 'microsoft-wrong-redirect', code: 'AADSTS50011' })
  bench.faults.push({ name: 'down', host: 'login.microsoftonline.com', does: 'cut-before' })
  expect(await problem({})).toMatchObject({ kind: 'microsoft-unreachable' })
  expect([opened, await state()]).toEqual([[], 'none'])
})

test('a redirect URI of another platform is told too', async () => {
  entra.clients[0]!.redirects[0]!.platform = 'native'
  const { window, ended } = await pressSignIn()
  await fillIn(window, false)
  expect(await ended).toMatchObject({ kind: 'microsoft-wrong-redirect', code: 'AADSTS9002326' })
})

test('a window that is closed: cancelled, or what its page said', async () => {
  const closed = await pressSignIn()
  await closed.window.close()
  expect(await closed.ended).toMatchObject({ kind: 'microsoft-cancelled' })

  const cancelled = await pressSignIn()
  await cancelled.window.getByRole('button', { name: 'キャンセル' }).click()
  expect(await cancelled.ended).toMatchObject({ kind: 'microsoft-cancelled' })

  for (const [deny, code, kind] of [
    ['not-assigned', 'AADSTS50105', 'microsoft-not-allowed'],
    ['admin-consent', 'AADSTS90094', 'microsoft-consent-needed'],
  ] as const) {
    entra.settings.deny = deny
    entra.expireSignIn()
    const refused = await pressSignIn()
    await fillIn(refused.window, false)
    await refused.window.getByText(code).first().waitFor()
    await refused.window.close()
    expect(await refused.ended).toMatchObject({ kind, code })
  }
  expect(await state()).toBe('none')
  entra.settings.deny = undefined
  entra.expireSignIn()
  await signIn(false)
})

test('a worker that dies while the window is open leaves nothing behind', async () => {
  const { window, ended } = await pressSignIn()
  const answer = ended.catch(() => 'no answer')
  expect(await documents()).toHaveLength(1)
  await browser.killWorker()
  expect(await answer).toBe('no answer')
  await expect.poll(documents).toEqual([])
  if (!window.isClosed()) await window.close()
  expect(await state()).toBe('none')
  await signIn(false)
})
