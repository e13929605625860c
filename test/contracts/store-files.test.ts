import { expect, test } from 'vitest'
import type { FilesRow } from '../../lib/core/files.ts'
import { openDb } from '../../lib/store/db.ts'
import { filesStore, keptFileStore } from '../../lib/store/files.ts'
import { forgetScope } from '../../lib/store/scopes.ts'
import { factory } from './store-rows.ts'

const db = () => openDb('files', factory())
const row = (neo: string, more: Partial<FilesRow> = {}): FilesRow => ({
  neo,
  outlook: `o-${neo}`,
  pairs: [
    { neo: { key: 'k', name: 'a' }, outlook: { key: 'l', name: 'a', about: 12 }, size: 10, hash: 'h', to: 'outlook' },
  ],
  pending: [{ to: 'neo', key: 'x', name: 'b', size: 1, hash: 'g' }],
  left: [{ on: 'neo', name: 'c', why: 'too-large', key: 'y', retryAt: 5 }],
  seen: { neo: '' },
  rules: 'r',
  ...more,
})

test('rows come back as they were stored, each in its own scope, and go', async () => {
  const made = db()
  const [a, b] = [filesStore(made, 'a'), filesStore(made, 'b')]
  await a.save(row('1'))
  await a.save(row('2'))
  await a.save(row('1', { left: [] }))
  await b.save(row('1'))
  expect((await a.rows()).toSorted((x, y) => (x.neo < y.neo ? -1 : 1))).toEqual([row('1', { left: [] }), row('2')])
  await a.drop(row('1'))
  expect(await a.rows()).toEqual([row('2')])
  await forgetScope(made, 'a')
  expect([await a.rows(), await b.rows()]).toEqual([[], [row('1')]])
})

test('a row that cannot be understood counts as none', async () => {
  const made = db()
  await made.values.put({ scope: 'a', key: 'files ["1","2"]', value: { neo: '1' } })
  expect(await filesStore(made, 'a').rows()).toEqual([])
})

test('files that were taken away outlast a new start, and go after their time', async () => {
  const made = db()
  const kept = keptFileStore(made, 'a')
  const file = (id: string, at: number) => ({
    id,
    at,
    on: 'neo' as const,
    name: id,
    size: 3,
    subject: '会議',
    body: new Blob(['abc']),
  })
  await kept.add(file('x', 100))
  await kept.add(file('y', 200))
  await forgetScope(made, 'a')
  expect((await kept.list()).map(({ id }) => id).toSorted()).toEqual(['x', 'y'])
  await kept.prune(150)
  const [left, second] = await kept.list()
  expect([left?.id, second]).toEqual(['y', undefined])
  expect(await left?.body.text()).toBe('abc')
})
