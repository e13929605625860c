import { expect, test } from 'vitest'
import { memoryStorage } from '../../../lib/auth/memory-storage.ts'

test('behaves as the storage that MSAL expects, including its keys as own properties', () => {
  const storage = memoryStorage()
  storage.setItem('msal.a', '1')
  storage.setItem('b', '2')
  expect([storage.getItem('msal.a'), storage.getItem('missing'), storage.getItem('getItem')]).toEqual(['1', null, null])
  expect(Object.keys(storage)).toEqual(['msal.a', 'b'])
  expect(Object.hasOwn(storage, 'b')).toBe(true)
  expect([storage.length, storage.key(1), storage.key(2)]).toEqual([2, 'b', null])
  storage.removeItem('b')
  expect(storage.length).toBe(1)
  storage.clear()
  expect(Object.keys(storage)).toEqual([])
})
