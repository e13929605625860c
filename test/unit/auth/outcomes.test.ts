import { expect, test } from 'vitest'
import { codesIn, errorName, failureIn, outcomeOf } from '../../../lib/auth/outcomes.ts'
import { problemKinds } from '../../../lib/core/problem.ts'
import { outcomeKinds } from '../../../lib/auth/outcomes.ts'

const kindOf = (code: number, error = '') => outcomeOf({ error, codes: [String(code)] }).kind

test('every outcome is a kind that the screens have words for', () => {
  expect(outcomeKinds.filter((kind) => !problemKinds.includes(kind))).toEqual([])
})

test.each([
  [700016, 'microsoft-wrong-client'],
  [90002, 'microsoft-wrong-tenant'],
  [900023, 'microsoft-wrong-tenant'],
  [50011, 'microsoft-wrong-redirect'],
  [9002326, 'microsoft-wrong-redirect'],
  [9002327, 'microsoft-wrong-redirect'],
  [65001, 'microsoft-consent-needed'],
  [90094, 'microsoft-consent-needed'],
  [50105, 'microsoft-not-allowed'],
  [500212, 'microsoft-not-allowed'],
  [65004, 'microsoft-cancelled'],
  [50058, 'microsoft-signed-out'],
  [50076, 'microsoft-signed-out'],
  [50079, 'microsoft-signed-out'],
  [50078, 'microsoft-signed-out'],
  [53003, 'microsoft-signed-out'],
  [70043, 'microsoft-signed-out'],
  [700084, 'microsoft-signed-out'],
  [90033, 'microsoft-unreachable'],
] as const)('AADSTS%i is %s', (code, kind) => {
  expect(outcomeOf({ error: 'interaction_required', codes: [String(code)] })).toEqual({ kind, code: `AADSTS${code}` })
})

test('the number outweighs the OAuth error; without one the error decides; an unknown one is named', () => {
  expect(kindOf(500212, 'access_denied')).toBe('microsoft-not-allowed')
  expect(kindOf(12345, 'invalid_grant')).toBe('microsoft-signed-out')
  expect(outcomeOf({ error: 'access_denied', codes: [] })).toEqual({
    kind: 'microsoft-cancelled',
    code: 'access_denied',
  })
  expect(outcomeOf({ error: 'unreachable', codes: [] }).kind).toBe('microsoft-unreachable')
  expect(outcomeOf({ error: 'invalid_request', codes: ['90023'] })).toEqual({
    kind: 'microsoft-unexpected-answer',
    code: 'AADSTS90023',
  })
  expect(outcomeOf({ error: '', codes: [] })).toEqual({ kind: 'microsoft-unexpected-answer' })
  expect(outcomeOf({ error: 'invalid_client', codes: ['12345', '700016'] })).toEqual({
    kind: 'microsoft-wrong-client',
    code: 'AADSTS700016',
  })
})

test('an address of return gives name and numbers of a failure, never its words', () => {
  const words = encodeURIComponent("AADSTS50105: The user 'taro.yamada@example.com' is not assigned. AADSTS50105")
  expect(failureIn(`https://a.chromiumapp.org/#error=interaction_required&error_description=${words}&state=x`)).toEqual(
    {
      error: 'interaction_required',
      codes: ['50105'],
    },
  )
  expect(failureIn('https://a.chromiumapp.org/#code=abc&state=x')).toBeUndefined()
  expect(failureIn('https://a.chromiumapp.org/?error=access_denied')).toEqual({ error: 'access_denied', codes: [] })
  const uri = encodeURIComponent('https://login.microsoftonline.com/error?code=50058')
  expect(failureIn(`https://a.chromiumapp.org/#error=login_required&error_uri=${uri}`)?.codes).toEqual(['50058'])
})

test('no text but a name passes', () => {
  expect(errorName('invalid_grant')).toBe('invalid_grant')
  expect(errorName("user 'taro.yamada@example.com'")).toBe('')
  expect(errorName(undefined)).toBe('')
  expect(codesIn('<html>AADSTS700016: x … AADSTS700016 AADSTS50011</html>')).toEqual(['700016', '50011'])
})
