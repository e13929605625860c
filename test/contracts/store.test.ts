import { Dexie } from 'dexie'
import { describe, expect, test } from 'vitest'
import { openDb } from '../../lib/store/db.ts'
import { historyStore } from '../../lib/store/history.ts'
import { syncStore } from '../../lib/store/links.ts'
import { mirrorStore } from '../../lib/store/mirror.ts'
import { valueStore } from '../../lib/store/values.ts'
import { memoryMirror } from '../fakes/memory-mirror.ts'
import { memoryStore } from '../fakes/memory-store.ts'
import type { StoreWorld } from './store-build.ts'
import { factory, fields, intent, link, problem } from './store-rows.ts'
import { storeCases } from './store-suite.ts'

const kept = <T>(make: () => T) => {
  const made = new Map<string, T>()
  return (...key: string[]): T => {
    const name = JSON.stringify(key)
    const value = made.get(name) ?? make()
    made.set(name, value)
    return value
  }
}
const memory = async (): Promise<StoreWorld> => ({
  store: kept(() => memoryStore()),
  mirror: kept(() => memoryMirror()),
  again: async () => undefined,
})

const dexie = async (): Promise<StoreWorld> => {
  const deps = factory()
  let db = openDb('test', deps)
  return {
    store: (scope) => ({ ...syncStore(db, scope), ...historyStore(db, scope) }),
    mirror: (scope, side) => mirrorStore(db, scope, side),
    again: async () => {
      db.close()
      db = openDb('test', deps)
    },
  }
}

describe.each([
  { on: 'memory', world: memory },
  { on: 'Dexie over fake-indexeddb', world: dexie },
])('the store on $on', ({ world }) => {
  test.each(storeCases)('$name', async ({ run }) => {
    await expect(run(await world())).resolves.toBeUndefined()
  })
})

test('B11: the database itself refuses a second partner of either event, but not in another scope', async () => {
  const db = openDb('test', factory())
  await db.links.add({ scope: 'a', ...link })
  for (const id of ['neo', 'outlook'] as const) {
    const second = { ...link, neo: { id: 'n2', fields }, outlook: { id: 'o2', fields }, [id]: link[id] }
    await expect(db.links.add({ scope: 'a', ...second })).rejects.toMatchObject({ name: 'ConstraintError' })
  }
  await db.links.add({ scope: 'b', ...link })
  expect(await db.links.count()).toBe(2)
})

describe('several contexts', () => {
  test('open the same database at the same time', async () => {
    const deps = factory()
    const all = Array.from({ length: 4 }, () => syncStore(openDb('test', deps), 'a'))
    await Promise.all(
      all.map((store, index) =>
        store.record({
          put: [{ ...link, neo: { id: `n${index}`, fields }, outlook: { id: `o${index}`, fields } }],
        }),
      ),
    )
    for (const store of all) expect((await store.links()).map(({ neo }) => neo.id)).toEqual(['n0', 'n1', 'n2', 'n3'])
  })

  test('the same intent is not begun by two of them', async () => {
    const deps = factory()
    const both = await Promise.all([0, 1].map(() => problem(syncStore(openDb('test', deps), 'a').begin([intent]))))
    expect(both.filter((one) => one === undefined)).toHaveLength(1)
    expect(both.filter((one) => one !== undefined)).toMatchObject([{ kind: 'storage-failed' }])
  })

  test('an old one makes way for an upgrade and writes nothing any more', async () => {
    const deps = factory()
    const old = openDb('test', deps)
    await syncStore(old, 'a').record({ put: [link] })
    // Dexie's version 9, as a newer build would ask for it.
    const request = deps.indexedDB.open('test', 90)
    await new Promise((resolve, reject) => {
      request.addEventListener('success', resolve)
      request.addEventListener('error', reject)
    })
    expect(request.result.objectStoreNames.contains('links')).toBe(true)
    expect(await problem(syncStore(old, 'a').links())).toMatchObject({ kind: 'storage-failed' })
  })

  test('a deleted database is made anew, empty', async () => {
    const deps = factory()
    const db = openDb('test', deps)
    await syncStore(db, 'a').record({ put: [link] })
    await new Dexie('test', deps).delete()
    expect(await syncStore(db, 'a').links()).toEqual([])
  })
})

test('values of a scope come back as they were saved', async () => {
  const db = openDb('test', factory())
  const value = { detail: { url: 'dneo.cgi?cmd=x&id={id}' } }
  await valueStore(db, 'a', 'addresses').save(value)
  expect(await valueStore(db, 'a', 'addresses').load()).toEqual(value)
  expect(await valueStore(db, 'b', 'addresses').load()).toBeUndefined()
  expect(await valueStore(db, 'a', 'other').load()).toBeUndefined()
})
