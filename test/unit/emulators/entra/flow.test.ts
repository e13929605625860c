import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { sampleClientId, sampleTenant } from '../../../emulators/entra/seed.ts'
import { base, codesIn, sato, setUp, spa, yamada } from './set-up.ts'

const hour = 3_600_000
const decode = (text: string | null | undefined) =>
  JSON.parse(Buffer.from(text ?? '', 'base64url').toString()) as unknown

test('a person signs in, and the code becomes signed tokens', async () => {
  const { entra, bench, time, authorize, signIn, redeem } = setUp()
  expect((await authorize()).page).toContain('テスト用の代役')
  const back = await signIn()
  expect(back.status).toBe(302)
  expect(back.location.startsWith(`${spa}#code=`)).toBe(true)
  expect(back.params.get('state')).toBe('st')
  expect(back.params.get('session_state')).toMatch(/^[0-9a-f-]{36}$/)
  expect(decode(back.params.get('client_info'))).toEqual({ uid: yamada.oid, utid: sampleTenant.id })

  const { status, body, headers } = await redeem(back)
  expect(status).toBe(200)
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(body).toMatchObject({
    token_type: 'Bearer',
    expires_in: 4500,
    ext_expires_in: 4500,
    refresh_token_expires_in: 86_400,
  })
  expect(body['scope']).toBe('openid profile email User.Read Calendars.ReadWrite')
  expect(decode(body['client_info'])).toEqual({ uid: yamada.oid, utid: sampleTenant.id })

  const configuration = await (await bench.fetch(`${base}/v2.0/.well-known/openid-configuration`)).json()
  const keys = createLocalJWKSet(await (await bench.fetch(configuration.jwks_uri)).json())
  const options = { issuer: configuration.issuer, audience: sampleClientId, currentDate: new Date(time.now) }
  const { payload, protectedHeader } = await jwtVerify(body['id_token'] ?? '', keys, options)
  expect(protectedHeader.alg).toBe('RS256')
  expect(payload).toMatchObject({
    oid: yamada.oid,
    tid: sampleTenant.id,
    nonce: 'no',
    ver: '2.0',
    name: yamada.name,
    preferred_username: yamada.mail,
  })
  expect(payload['signin_state']).toBeUndefined()

  const claims = await entra.verify(body['access_token'] ?? '')
  expect(claims).toMatchObject({
    aud: 'https://graph.microsoft.com',
    oid: yamada.oid,
    scp: body['scope'],
    exp: time.now / 1000 + 4500,
  })
  expect(await entra.verify(`${body['access_token']?.slice(0, -6)}AAAAAA`)).toBeUndefined()
  expect(await entra.verify(body['id_token'] ?? '')).toBeUndefined()
})

test('an answer in the query, by domain instead of tenant id, and a way back by script', async () => {
  const { entra, authorize, signIn } = setUp()
  expect((await signIn({ response_mode: 'query' })).location.startsWith(`${spa}?code=`)).toBe(true)
  entra.settings.wayBack = 'script'
  const page = await authorize(
    { prompt: 'none', login_hint: yamada.mail },
    'https://login.microsoftonline.com/example.com',
  )
  expect([page.status, page.location]).toEqual([200, ''])
  expect(page.page).toContain(`location.replace("${spa}#code=`)
})

test('common and organizations serve multi-tenant apps only', async () => {
  const { entra, authorize, signIn } = setUp()
  await signIn()
  const common = 'https://login.microsoftonline.com/common'
  expect(codesIn((await authorize({ prompt: 'none' }, common)).page)).toEqual([50194])
  for (const client of entra.clients) client.multiTenant = true
  expect((await authorize({ prompt: 'none' }, common)).params.get('code')).toBeTruthy()
  expect(
    (await authorize({ prompt: 'none' }, common.replace('common', 'organizations'))).params.get('code'),
  ).toBeTruthy()
})

test('prompt=none lives on the session: until the browser closes, or longer when staying signed in', async () => {
  const { entra, jar, time, authorize, signIn, redeem } = setUp()
  const silent = async () =>
    codesIn((await authorize({ prompt: 'none', login_hint: yamada.mail })).params.get('error_description'))
  const refused = await authorize({ prompt: 'none' })
  expect(refused.params.get('error')).toBe('login_required')
  expect(refused.params.get('error_uri')).toContain('code=50058')
  expect(refused.params.get('state')).toBe('st')
  await signIn()
  expect(await silent()).toEqual([])
  jar.restart()
  expect(await silent()).toEqual([50058])
  const stayed = await redeem(await signIn({}, { user: yamada, stay: 'yes' }))
  expect(decodeJwt(stayed.body['id_token'] ?? '')['signin_state']).toEqual(['kmsi'])
  jar.restart()
  time.now += 80 * 24 * hour
  expect(await silent()).toEqual([])
  time.now += 11 * 24 * hour
  expect(await silent()).toEqual([50058])
  await signIn()
  time.now += 24 * hour - 1
  expect(await silent()).toEqual([])
  time.now += 1
  expect(await silent()).toEqual([50058])
  await signIn()
  entra.expireSignIn()
  expect(await silent()).toEqual([50058])
})

test('hints and prompts choose the person', async () => {
  const { authorize, signIn, submit, redeem } = setUp()
  const silent = (hint?: string) => authorize({ prompt: 'none', login_hint: hint })
  const claims = JSON.stringify({ id_token: { login_hint: { essential: false } } })
  const opaque = decodeJwt((await redeem(await signIn(), { claims })).body['id_token'] ?? '')['login_hint'] as string
  expect((await silent(opaque)).params.get('code')).toBeTruthy()
  expect((await silent(sato.mail)).params.get('error')).toBe('login_required')
  expect((await authorize({ login_hint: sato.mail })).page).toMatch(new RegExp(`${sato.mail}.*type="password"`, 's'))
  expect((await authorize({ prompt: 'login', login_hint: yamada.mail })).page).toContain('type="password"')

  await signIn({ prompt: 'login' }, { user: sato, stay: 'no' })
  expect(codesIn((await silent()).params.get('error_description'))).toEqual([16000])
  const picker = await authorize({ prompt: 'select_account' })
  expect(picker.page).toContain(yamada.name)
  const picked = await submit(picker, { answer: sato.oid })
  expect(decodeJwt((await redeem(picked)).body['access_token'] ?? '')['oid']).toBe(sato.oid)
  expect((await submit(await authorize({ prompt: 'select_account' }), { answer: 'other' })).page).toContain(
    'type="email"',
  )
})

test('wrong address, wrong password, cancel, and a form out of nowhere', async () => {
  const { authorize, submit } = setUp()
  const account = await authorize()
  expect(codesIn((await submit(account, { login: 'nobody@example.com' })).page)).toEqual([50034])
  const password = await submit(account, { login: yamada.mail })
  expect(codesIn((await submit(password, { password: 'wrong' })).page)).toEqual([50126])
  const cancelled = await submit(password, { answer: 'cancel' })
  expect([cancelled.params.get('error'), cancelled.params.get('error_subcode')]).toEqual(['access_denied', 'cancel'])
  expect(codesIn((await submit(password, { password: yamada.password })).page)).toEqual([90015])
})

test('consent: asked when missing, kept when given, refused silently, reserved to administrators', async () => {
  const { entra, authorize, signIn, submit, redeem } = setUp()
  const scope = 'openid Calendars.ReadWrite Place.Read.All'
  const page = await signIn({ scope })
  expect(page.page).toContain('Place.Read.All')
  expect(page.page).not.toContain('Calendars.ReadWrite')
  const silent = await authorize({ scope, prompt: 'none' })
  expect([silent.params.get('error'), codesIn(silent.params.get('error_description'))]).toEqual([
    'consent_required',
    [65001],
  ])
  const no = await submit(page, { answer: 'cancel' })
  expect(codesIn(no.params.get('error_description'))).toEqual([65004])

  const yes = await submit(await authorize({ scope }), { answer: 'yes' })
  expect((await redeem(yes)).body['scope']).toContain('Place.Read.All')
  expect((await authorize({ scope, prompt: 'none' })).params.get('code')).toBeTruthy()
  entra.revokeConsent(['Place.Read.All'])
  entra.settings.adminOnly = ['Place.Read.All']
  const admin = await authorize({ scope })
  expect(codesIn(admin.page)).toEqual([90094])
  expect((await submit(admin, { answer: 'cancel' })).params.get('error')).toBe('access_denied')
  entra.grantForAll(['Place.Read.All'])
  expect((await authorize({ scope, prompt: 'none' })).params.get('code')).toBeTruthy()
  expect((await authorize({ prompt: 'consent' })).page).toContain('Calendars.ReadWrite')
})

test('sign-out ends the session and goes back only to a registered address', async () => {
  const { jar, authorize, signIn } = setUp()
  await signIn()
  const leave = (uri: string) =>
    jar.fetch(`${base}/oauth2/v2.0/logout?post_logout_redirect_uri=${encodeURIComponent(uri)}`, { redirect: 'manual' })
  const stranger = await leave('https://evil.example/')
  expect([stranger.status, stranger.headers.get('location')]).toEqual([200, null])
  expect((await leave(spa)).headers.get('location')).toBe(spa)
  expect(jar.names(base)).toEqual([])
  expect((await authorize({ prompt: 'none' })).params.get('error')).toBe('login_required')
})

test('what reached it is on record: hints, anchor, cookies', async () => {
  const { entra, jar, authorize, signIn, redeem } = setUp()
  await authorize({ login_hint: yamada.mail, domain_hint: 'example.com', 'X-AnchorMailbox': `UPN:${yamada.mail}` })
  expect(entra.seen.at(-1)).toMatchObject({
    login_hint: yamada.mail,
    domain_hint: 'example.com',
    anchor: `UPN:${yamada.mail}`,
    outcome: 'page',
  })
  await redeem(await signIn())
  expect(entra.seen.at(-1)).toMatchObject({ endpoint: 'token', cookiesOnToken: false, outcome: 'tokens' })
  const careless: typeof fetch = (input, init) =>
    jar.fetch(input, { ...init, credentials: 'include', headers: { origin: spa } })
  await redeem(await authorize({ prompt: 'none' }), {}, careless)
  expect(entra.seen.at(-1)).toMatchObject({ endpoint: 'token', cookiesOnToken: true })
  entra.reset()
  expect(entra.seen).toEqual([])
  expect((await authorize({ prompt: 'none' })).params.get('error')).toBe('login_required')
})
