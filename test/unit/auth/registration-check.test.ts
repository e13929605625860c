import { expect, test } from 'vitest'
import { checkClient, checkTenant } from '../../../lib/auth/registration-check.ts'

/** Answers and keeps what was asked. */
const answering = (response: Response | Error) => {
  const asked: { url: string; init: RequestInit }[] = []
  const fetch = (url: string, init: RequestInit) => {
    asked.push({ url, init })
    return response instanceof Error ? Promise.reject(response) : Promise.resolve(response)
  }
  return { fetch, asked }
}
/** What a browser gives for a 3xx under redirect: 'manual'. */
const redirected = () => Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' })
const page = (text: string, status = 200) => new Response(`<html>${text}</html>`, { status })
const url =
  'https://login.microsoftonline.com/t/oauth2/v2.0/authorize?client_id=c&prompt=select_account&login_hint=taro'

test('a tenant is known, unknown, or cannot be asked', async () => {
  const known = answering(Response.json({ token_endpoint: 'https://login.microsoftonline.com/t/oauth2/v2.0/token' }))
  expect(await checkTenant(known.fetch, 'sample.onmicrosoft.com')).toBeUndefined()
  expect(known.asked[0]?.url).toBe(
    'https://login.microsoftonline.com/sample.onmicrosoft.com/v2.0/.well-known/openid-configuration',
  )
  expect(known.asked[0]?.init.credentials).toBe('omit')
  const body = {
    error: 'invalid_tenant',
    error_description: "AADSTS90002: Tenant 'x' not found.",
    error_codes: [90002],
  }
  expect(await checkTenant(answering(Response.json(body, { status: 400 })).fetch, 'x')).toEqual({
    kind: 'microsoft-wrong-tenant',
    code: 'AADSTS90002',
  })
  const unreachable = { kind: 'microsoft-unreachable' }
  expect(await checkTenant(answering(new TypeError('failed')).fetch, 't')).toEqual(unreachable)
  expect(await checkTenant(answering(page('busy', 503)).fetch, 't')).toEqual(unreachable)
  expect(await checkTenant(answering(page('ホテルのWi-Fiへようこそ')).fetch, 't')).toEqual(unreachable)
})

test('client and redirect are asked without cookies, without the user and without a prompt', async () => {
  const fine = answering(redirected())
  expect(await checkClient(fine.fetch, url)).toBeUndefined()
  const asked = new URL(fine.asked[0]!.url)
  expect([asked.searchParams.get('prompt'), asked.searchParams.has('login_hint')]).toEqual(['none', false])
  expect(fine.asked[0]?.init).toMatchObject({ credentials: 'omit', redirect: 'manual' })
})

test.each([
  ['AADSTS700016: not found in the directory', 'microsoft-wrong-client', 'AADSTS700016'],
  ['AADSTS50011: The redirect URI does not match', 'microsoft-wrong-redirect', 'AADSTS50011'],
])('a page that says "%s" is a verdict', async (text, kind, code) => {
  expect(await checkClient(answering(page(text)).fetch, url)).toEqual({ kind, code })
  expect(await checkClient(answering(page(text, 400)).fetch, url)).toEqual({ kind, code })
})

test('a page that says something else is none', async () => {
  expect(await checkClient(answering(page('AADSTS50058: nobody is signed in')).fetch, url)).toBeUndefined()
  expect(await checkClient(answering(page('please sign in')).fetch, url)).toBeUndefined()
  expect(await checkClient(answering(page('busy', 503)).fetch, url)).toEqual({ kind: 'microsoft-unreachable' })
})
