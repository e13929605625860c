import { expect, test } from 'vitest'
import { fail, ProblemError } from '../../../lib/core/problem.ts'
import { guarded } from '../../../lib/store/guarded.ts'

const problem = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof ProblemError ? error.problem : error),
  )

const quota = new DOMException('no space', 'QuotaExceededError')
test.each([
  { how: 'itself', error: quota, is: { kind: 'storage-full' } },
  {
    how: 'inside an abort',
    error: Object.assign(new Error('x'), { name: 'AbortError', inner: quota }),
    is: { kind: 'storage-full' },
  },
  {
    how: 'among the failures of many writes',
    error: Object.assign(new Error('x'), { name: 'BulkError', failures: [new Error('y'), quota] }),
    is: { kind: 'storage-full' },
  },
  {
    how: 'not at all',
    error: Object.assign(new Error('題名'), { name: 'AbortError', inner: new DOMException('題名', 'DataError') }),
    is: { kind: 'storage-failed', code: 'DataError' },
  },
  { how: 'by no error', error: 'text', is: { kind: 'storage-failed' } },
])('a full disk is told: $how', async ({ error, is }) => {
  expect(await problem(guarded(() => Promise.reject(error)))).toEqual(is)
})

test('what works comes through, and so does a problem that was named already', async () => {
  expect(await guarded(async () => 7)).toBe(7)
  expect(await problem(guarded(async () => fail('storage-failed', { code: 'broken-link' })))).toEqual({
    kind: 'storage-failed',
    code: 'broken-link',
  })
})
