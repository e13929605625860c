import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { type Client, sampleClient, sampleTenant, usualConsent } from '../../../emulators/entra/seed.ts'
import { base, extensionId, setUp, spa, usualScope, verifier, yamada } from './set-up.ts'

const hour = 3_600_000
const web: Client = {
  id: 'cccccccc-0000-4000-8000-000000000001',
  name: '社内ポータル',
  tenant: sampleTenant.id,
  secret: 'portal-secret',
  redirects: [
    { uri: 'https://portal.example.com/back', platform: 'web' },
    { uri: 'http://localhost', platform: 'native' },
  ],
  adminConsent: usualConsent,
}

test('a refresh token of the SPA platform is renewed, but all of them die 24 hours after the authorization', async () => {
  const { time, signIn, redeem, refresh } = setUp()
  const start = time.now
  let current = (await redeem(await signIn())).body['refresh_token']
  const seen = new Set<string | undefined>()
  for (let n = 1; n <= 23; n += 1) {
    time.now = start + n * hour
    const { status, body } = await refresh(current)
    expect(status).toBe(200)
    expect(body.refresh_token_expires_in).toBe((24 - n) * 3600)
    current = body['refresh_token']
    seen.add(current)
  }
  expect(seen.size).toBe(23)
  time.now = start + 24 * hour - 1
  expect((await refresh(current)).status).toBe(200)
  time.now = start + 24 * hour
  const { status, body } = await refresh(current)
  expect(status).toBe(400)
  expect(body).toMatchObject({ error: 'invalid_grant', error_codes: [700084] })
  expect(body['error_description']).toMatch(
    /^AADSTS700084: .* Trace ID: [\w-]{36} Correlation ID: [\w-]{36} Timestamp: 2026-11-24 03:00:00Z$/,
  )
  expect(body).toMatchObject({ timestamp: '2026-11-24 03:00:00Z' })
})

test('other platforms roll for 90 days, prove themselves, and must not come with an Origin', async () => {
  const { entra, bench, time, signIn, token } = setUp({ clients: [web, sampleClient([extensionId])] })
  const back = 'https://portal.example.com/back'
  const plain = bench.jar().fetch
  const code = async (redirect_uri: string) =>
    (await signIn({ client_id: web.id, redirect_uri, prompt: 'login' })).params.get('code') ?? ''
  const form = { client_id: web.id, grant_type: 'authorization_code', code_verifier: verifier }
  const own = await code(back)
  const send = (more: Record<string, string>, fetch = plain) =>
    token({ ...form, code: own, redirect_uri: back, ...more }, base, fetch)
  expect((await send({})).body.error_codes).toEqual([7000218])
  expect((await send({ client_secret: 'wrong' })).body.error_codes).toEqual([7000215])
  expect(
    (await token({ ...form, code: own, redirect_uri: back, client_secret: 'portal-secret' })).body.error_codes,
  ).toEqual([9002326])
  let tokens = (await send({ client_secret: 'portal-secret' })).body
  for (let n = 0; n < 3; n += 1) {
    time.now += 80 * 24 * hour
    const again = {
      client_id: web.id,
      grant_type: 'refresh_token',
      refresh_token: tokens['refresh_token'],
      client_secret: 'portal-secret',
    }
    tokens = (await token(again, base, plain)).body
    expect(tokens.refresh_token_expires_in).toBe(90 * 24 * 3600)
  }
  const native = await token(
    { ...form, code: await code('http://localhost'), redirect_uri: 'http://localhost' },
    base,
    plain,
  )
  expect(native.body['access_token']).toBeTruthy()
  const withOrigin = await token({
    client_id: web.id,
    grant_type: 'refresh_token',
    refresh_token: native.body['refresh_token'],
  })
  expect(withOrigin.body).toMatchObject({ error: 'invalid_request', error_codes: [9002326] })
  expect(() => entra.register(back, 'spa')).toThrow('registered as web')
})

test('the SPA platform redeems only with an Origin', async () => {
  const { bench, signIn, redeem, token } = setUp()
  const plain = bench.jar().fetch
  const back = await signIn()
  expect((await redeem(back, {}, plain)).body).toMatchObject({ error: 'invalid_request', error_codes: [9002327] })
  const { body } = await redeem(back)
  const refused = await token({ grant_type: 'refresh_token', refresh_token: body['refresh_token'] }, base, plain)
  expect(refused.body.error_codes).toEqual([9002327])
})

test('a code: PKCE, once, ten minutes, same redirect, same tenant, no secret of a public client', async () => {
  const { entra, time, signIn, authorize, redeem, token } = setUp()
  const first = await signIn()
  const codes = async (answer: typeof first, form = {}) => (await redeem(answer, form)).body.error_codes
  expect(await codes(first, { code_verifier: 'x'.repeat(43) })).toEqual([501481])
  expect(await codes(first, { code_verifier: undefined })).toEqual([501481])
  expect(await codes(first, { redirect_uri: `${spa}other` })).toEqual([500112])
  expect(await codes(first, { client_secret: 'x' })).toEqual([700025])
  const form = {
    grant_type: 'authorization_code',
    code: first.params.get('code') ?? '',
    redirect_uri: spa,
    code_verifier: verifier,
  }
  for (const client of entra.clients) client.multiTenant = true
  const elsewhere = await token(form, 'https://login.microsoftonline.com/other.example')
  expect(elsewhere.body.error_codes).toEqual([700005])
  expect((await redeem(first)).status).toBe(200)
  expect(await codes(first)).toEqual([54005])
  const late = await authorize({ prompt: 'none' })
  time.now += 10 * 60_000
  expect(await codes(late)).toEqual([70008])
  const naked = await authorize({ prompt: 'none', code_challenge: undefined, code_challenge_method: undefined })
  expect(await codes(naked)).toEqual([9002325])
  expect((await token({ ...form, code: 'made-up' })).body.error_codes).toEqual([9002313])
})

test('what the token endpoint does not know it refuses', async () => {
  const { bench, signIn, redeem, token, refresh } = setUp()
  const { body } = await redeem(await signIn())
  const codes = async (form: Record<string, string>) => (await token(form)).body.error_codes
  expect(await codes({})).toEqual([900144])
  expect(await codes({ grant_type: 'device_code' })).toEqual([70003])
  expect(await codes({ grant_type: 'refresh_token' })).toEqual([900144])
  expect(await codes({ grant_type: 'refresh_token', refresh_token: 'made-up' })).toEqual([9002313])
  expect((await refresh(body['refresh_token'], { resource: 'https://graph.microsoft.com' })).body.error_codes).toEqual([
    901002,
  ])
  expect((await refresh(body['refresh_token'], { surprise: '1' })).body.error_codes).toEqual([90023])
  expect((await refresh(body['refresh_token'], { scope: 'Mail.Read' })).body.error_codes).toEqual([650053])
  expect((await refresh(body['refresh_token'], { claims: '{' })).body.error_codes).toEqual([90023])
  expect((await refresh(body['refresh_token'], { scope: 'Place.Read.All' })).body).toMatchObject({
    error: 'invalid_grant',
    suberror: 'consent_required',
    error_codes: [65001],
  })
  expect((await token({ grant_type: 'refresh_token' }, base.replace('aaaa', 'dddd'))).body.error_codes).toEqual([90002])
  const get = await bench.fetch(`${base}/oauth2/v2.0/token`)
  expect(await get.json()).toMatchObject({ error_codes: [900561] })
  const preflight = await bench.fetch(`${base}/oauth2/v2.0/token`, { method: 'OPTIONS', headers: { origin: spa } })
  expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([200, 'POST, OPTIONS'])
})

test('no refresh token without offline_access, no id_token without openid', async () => {
  const { signIn, redeem } = setUp()
  const { body } = await redeem(await signIn({ scope: 'Calendars.ReadWrite' }), { scope: undefined })
  expect(Object.keys(body).toSorted()).toEqual([
    'access_token',
    'client_info',
    'expires_in',
    'ext_expires_in',
    'scope',
    'token_type',
  ])
})

test('claims: CP1 gives a long token, a challenge is carried into the next one', async () => {
  const { entra, signIn, redeem, refresh } = setUp()
  const cp1 = { xms_cc: { values: ['CP1'] } }
  const { body } = await redeem(await signIn(), { claims: JSON.stringify({ access_token: cp1 }) })
  expect(body.expires_in).toBe(28 * 3600)
  expect(decodeJwt(body['access_token'] ?? '')['xms_cc']).toEqual(['CP1'])
  const challenge = { access_token: { ...cp1, acrs: { essential: true, value: 'c1' } } }
  const stronger = await refresh(body['refresh_token'], { claims: JSON.stringify(challenge) })
  expect(await entra.verify(stronger.body['access_token'] ?? '')).toMatchObject({ acrs: ['c1'], xms_cc: ['CP1'] })
  const plain = await refresh(body['refresh_token'])
  expect([plain.body.expires_in, decodeJwt(plain.body['access_token'] ?? '')['xms_cc']]).toEqual([4500, undefined])
})

test('an expired access token is still readable, so that Graph can say why it refuses', async () => {
  const { entra, time, signIn, redeem } = setUp()
  const { body } = await redeem(await signIn())
  time.now += 2 * hour
  expect((await entra.verify(body['access_token'] ?? ''))?.exp).toBeLessThan(time.now / 1000)
})

test('a revoked person has to sign in again', async () => {
  const { entra, authorize, signIn, redeem, refresh } = setUp()
  const { body } = await redeem(await signIn())
  entra.revokeAll(yamada.oid)
  expect((await refresh(body['refresh_token'])).body).toMatchObject({
    error: 'invalid_grant',
    suberror: 'bad_token',
    error_codes: [50173],
  })
  expect((await authorize({ prompt: 'none' })).params.get('error')).toBe('login_required')
  const again = await redeem(await signIn())
  expect((await refresh(again.body['refresh_token'], { scope: usualScope })).status).toBe(200)
})
