import { describe, expect, test } from 'vitest'
import { type Denial, denials } from '../../../emulators/entra/denials.ts'
import { sampleClientId } from '../../../emulators/entra/seed.ts'
import { base, codesIn, setUp, spa, yamada } from './set-up.ts'

const kinds = Object.keys(denials) as Denial[]
const unknownTenant = base.replace('aaaa', 'dddd')

describe('no trusted way back: a page with the code', () => {
  const unknown = sampleClientId.replace('bbbb', 'dddd')
  test.each([
    ['unknown client', { client_id: unknown }, base, 700016],
    ['no client', { client_id: undefined }, base, 900144],
    ['client of another directory', {}, 'https://login.microsoftonline.com/other.example', 700016],
    ['unknown tenant', {}, unknownTenant, 90002],
    ['unknown domain', {}, 'https://login.microsoftonline.com/nowhere.example', 90002],
    ['malformed tenant', {}, 'https://login.microsoftonline.com/nonsense', 900023],
    [
      'another extension id',
      { redirect_uri: 'https://ponmlkjihgfedcbaponmlkjihgfedcba.chromiumapp.org/' },
      base,
      50011,
    ],
    ['redirect without its slash', { redirect_uri: spa.slice(0, -1) }, base, 50011],
    ['no redirect', { redirect_uri: undefined }, base, 900144],
  ])('%s', async (_name, params, root, code) => {
    const { entra, authorize } = setUp()
    for (const prompt of [undefined, 'none']) {
      const answer = await authorize({ ...params, prompt }, root)
      expect([answer.status, answer.location]).toEqual([200, ''])
      expect(codesIn(answer.page)).toEqual([code])
    }
    entra.settings.errorPageStatus = 400
    expect((await authorize(params, root)).status).toBe(400)
    expect(entra.seen.at(-1)?.outcome).toBe(`AADSTS${code}`)
  })
})

describe('a malformed request goes back to the app', () => {
  test.each([
    [{ response_type: undefined }, 'invalid_request', 900144],
    [{ response_type: 'token' }, 'unsupported_response_type', 700051],
    [{ scope: undefined }, 'invalid_request', 900144],
    [{ scope: 'openid Mail.Read' }, 'invalid_client', 650053],
    [{ scope: 'https://other.example/thing' }, 'invalid_resource', 500011],
    [{ prompt: 'create' }, 'invalid_request', 90023],
    [{ response_mode: 'form_post' }, 'invalid_request', 90023],
    [{ code_challenge_method: 'plain' }, 'invalid_request', 90023],
    [{ code_challenge: 'short' }, 'invalid_request', 501491],
    [{ code_challenge_method: undefined }, 'invalid_request', 900144],
    [{ claims: '[]' }, 'invalid_request', 90023],
    [{ surprise: '1' }, 'invalid_request', 90023],
  ])('%o', async (params, error, code) => {
    const { params: answer } = await setUp().authorize(params)
    expect([answer.get('error'), answer.get('state')]).toEqual([error, 'st'])
    expect(codesIn(answer.get('error_description'))).toEqual([code])
  })
})

test('a person of another directory cannot sign in here', async () => {
  const { entra, authorize, signIn } = setUp()
  const stranger = entra.users.find((user) => user.mail === 'ichiro@other.example') ?? yamada
  expect(codesIn((await signIn({}, { user: stranger, stay: 'no' })).page)).toEqual([50020])
  expect(codesIn((await authorize()).page)).toEqual([50020])
})

test.each(kinds.filter((kind) => denials[kind].at !== 'token'))(
  '%s on demand, silently: back to the app, once',
  async (kind) => {
    const { entra, authorize, signIn } = setUp()
    await signIn()
    entra.denyNext(kind)
    const { params } = await authorize({ prompt: 'none' })
    expect(params.get('error')).toBe(denials[kind].error)
    expect(codesIn(params.get('error_description'))).toEqual([denials[kind].code])
    expect((await authorize({ prompt: 'none' })).params.get('code')).toBeTruthy()
  },
)

test.each(kinds.filter((kind) => denials[kind].at !== 'authorize'))(
  '%s on demand at the token endpoint, once',
  async (kind) => {
    const { entra, signIn, redeem, refresh } = setUp()
    const { body } = await redeem(await signIn())
    entra.denyNext(kind)
    const refused = await refresh(body['refresh_token'])
    expect(refused.body.error_codes).toEqual([denials[kind].code])
    expect(refused.status).toBe(kind === 'transient' ? 503 : 400)
    expect(refused.body['error']).toBe(kind === 'transient' ? 'temporarily_unavailable' : 'invalid_grant')
    expect((await refresh(body['refresh_token'])).status).toBe(200)
  },
)

test('a standing policy: a second factor satisfies it, a block does not go away', async () => {
  const { entra, authorize, signIn, submit, redeem, refresh } = setUp()
  const { body } = await redeem(await signIn())
  entra.settings.deny = 'second-factor'
  expect((await refresh(body['refresh_token'])).body).toMatchObject({ suberror: 'basic_action', error_codes: [50076] })
  expect((await authorize({ prompt: 'none' })).params.get('error')).toBe('interaction_required')
  const page = await authorize()
  expect(page.page).toContain('追加の本人確認')
  const strong = await redeem(await submit(page, { answer: 'yes' }))
  expect((await refresh(strong.body['refresh_token'])).status).toBe(200)
  expect((await authorize({ prompt: 'none' })).params.get('code')).toBeTruthy()

  entra.settings.deny = 'blocked'
  expect(codesIn((await authorize()).page)).toEqual([53003])
  entra.settings.deny = 'admin-consent'
  expect(codesIn((await authorize()).page)).toEqual([90094])
  entra.settings.deny = 'sign-in-frequency'
  const password = await authorize()
  expect(password.page).toContain('type="password"')
  const stay = await submit(password, { password: yamada.password })
  expect((await submit(stay, { answer: 'no' })).params.get('code')).toBeTruthy()
})

test('discovery: instance, configuration, unknown places', async () => {
  const { bench } = setUp()
  const get = async (path: string) => {
    const response = await bench.fetch(`https://login.microsoftonline.com${path}`)
    return { status: response.status, body: await response.text() }
  }
  const endpoint = encodeURIComponent(`${base}/oauth2/v2.0/authorize`)
  const instance = await get(`/common/discovery/instance?api-version=1.1&authorization_endpoint=${endpoint}`)
  expect(JSON.parse(instance.body)).toMatchObject({
    tenant_discovery_endpoint: `${base}/v2.0/.well-known/openid-configuration`,
    metadata: [{ preferred_cache: 'login.windows.net' }],
  })
  const alien = await get(
    '/common/discovery/instance?api-version=1.1&authorization_endpoint=https%3A%2F%2Fevil.example%2F',
  )
  expect([alien.status, JSON.parse(alien.body).error]).toEqual([400, 'invalid_instance'])
  const common = await get('/common/v2.0/.well-known/openid-configuration')
  expect(JSON.parse(common.body).issuer).toBe('https://login.microsoftonline.com/{tenantid}/v2.0')
  const nowhere = await get(`${new URL(unknownTenant).pathname}/v2.0/.well-known/openid-configuration`)
  expect([nowhere.status, JSON.parse(nowhere.body)]).toMatchObject([
    400,
    { error: 'invalid_tenant', error_codes: [90002] },
  ])
  expect((await get('/common/oauth2/authorize')).status).toBe(404)
  expect((await get('/')).status).toBe(404)
})
