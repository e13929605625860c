import { expect, test } from 'vitest'
import { ProblemError } from '../../../lib/core/problem.ts'
import { createSession, type SessionCookies } from '../../../lib/neo/session.ts'

const kind = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof ProblemError ? error.problem.kind : error),
  )
const session = (
  answers: SessionCookies[],
  more: { expected?: string; identify?: () => Promise<string | undefined> } = {},
) => createSession({ cookies: async () => answers.shift() ?? {}, ...more })
const yamada = { token: 't', uid: '1001' }

test('token and user', async () => expect(await session([yamada]).user()).toEqual(yamada))
test.each([[{}], [{ token: 't' }], [{ uid: '1001' }]])('%j is signed out', async (cookies) =>
  expect(await kind(session([cookies]).user())).toBe('neo-signed-out'),
)
test('another user than expected', async () =>
  expect(await kind(session([yamada], { expected: '1002' }).user())).toBe('neo-user-changed'))
test('the user may change between two looks, the token may not matter', async () => {
  const same = session([yamada, { ...yamada, token: 'u' }])
  expect(await kind(same.user().then(same.confirm))).toBeUndefined()
  const other = session([yamada, { ...yamada, uid: '1002' }])
  expect(await kind(other.user().then(other.confirm))).toBe('neo-user-changed')
  const gone = session([yamada])
  expect(await kind(gone.user().then(gone.confirm))).toBe('neo-signed-out')
})
test('a page names the user where no cookie does', async () =>
  expect(await session([{ token: 't' }], { identify: async () => '1001' }).user()).toEqual(yamada))
