import { expect, test } from 'vitest'
import * as token from '../../../lib/auth/tokens.ts'

const registration = { clientId: 'client', tenantId: 'tenant' }
const claims = { tid: 'tid-1', oid: 'oid-1', preferred_username: 'taro.yamada@example.com', name: '山田 太郎' }
const idToken = (payload: unknown) => `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.sig`
const response: token.TokenResponse = {
  access_token: 'a1',
  expires_in: 3600,
  scope: 'User.Read',
  id_token: idToken(claims),
  client_info: 'info',
  refresh_token: 'r1',
  refresh_token_expires_in: 86_400,
}
const at = 1_000_000
const tokens = token.tokensFrom(registration, response, at)!

test('an answer becomes absolute times and back again with the lifetimes that are left', () => {
  expect(tokens).toMatchObject({ obtainedAt: at, accessUntil: at + 3_600_000, refreshUntil: at + 86_400_000 })
  expect(token.tokensSchema.parse(JSON.parse(JSON.stringify(tokens)))).toEqual(tokens)
  expect(token.responseFrom(tokens, at + 600_000)).toEqual({
    ...response,
    expires_in: 3000,
    refresh_token_expires_in: 85_800,
  })
  expect(token.responseFrom(tokens, at + 90_000_000)).toMatchObject({ expires_in: 1, refresh_token_expires_in: 0 })
})

test('numbers sent as texts are read; an answer without an access token is none', () => {
  expect(token.tokenResponseSchema.parse({ ...response, expires_in: '3600' }).expires_in).toBe(3600)
  expect(token.tokenResponseSchema.safeParse({ ...response, access_token: '' }).success).toBe(false)
})

test('a renewal without id token and refresh token keeps the old ones and their end', () => {
  const renewed = token.tokensFrom(registration, { access_token: 'a2', expires_in: 60, scope: 's' }, at + 5000, tokens)!
  expect(renewed).toMatchObject({ accessToken: 'a2', refreshToken: 'r1', refreshUntil: tokens.refreshUntil })
  expect(renewed.idToken).toBe(tokens.idToken)
  expect(token.tokensFrom(registration, { access_token: 'a', expires_in: 60, scope: 's' }, at)).toBeUndefined()
})

test('a token is given up before it ends, and only for its own registration', () => {
  expect(token.usableAccess(tokens, tokens.accessUntil - token.margin - 1)).toBe(true)
  expect(token.usableAccess(tokens, tokens.accessUntil - token.margin)).toBe(false)
  expect(token.usableRefresh(tokens, tokens.refreshUntil! - 60_001)).toBe(true)
  expect(token.usableRefresh(tokens, tokens.refreshUntil!)).toBe(false)
  expect(token.isFor(tokens, registration)).toBe(true)
  expect(token.isFor(tokens, { ...registration, tenantId: 'other' })).toBe(false)
})

test('the account of an id token: tenant, object id, and an address that a person can read', () => {
  expect(token.accountOf(tokens)).toEqual({
    tenantId: 'tid-1',
    objectId: 'oid-1',
    loginHint: 'taro.yamada@example.com',
  })
  const both = idToken({ ...claims, login_hint: 'O.opaque' })
  expect(token.accountOf({ idToken: both })?.loginHint).toBe('taro.yamada@example.com')
  expect(token.accountOf({ idToken: idToken({ tid: 't', oid: 'o', login_hint: 'O.opaque' }) })?.loginHint).toBe(
    'O.opaque',
  )
  expect(token.accountOf({ idToken: idToken({ tid: 't', oid: 'o', upn: '太郎@example.com' }) })?.loginHint).toBe(
    '太郎@example.com',
  )
  expect(token.accountOf({ idToken: idToken({ tid: 't' }) })).toBeUndefined()
  expect(token.accountOf({ idToken: 'nonsense' })).toBeUndefined()
})
