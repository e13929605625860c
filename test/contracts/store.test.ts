import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { Dexie } from 'dexie'
import { describe, expect, test } from 'vitest'
import { ProblemError } from '../../lib/core/problem.ts'
import type { Link, MirrorRow } from '../../lib/core/ports.ts'
import { type Db, openDb } from '../../lib/store/db.ts'
import { syncStore } from '../../lib/store/links.ts'
import { mirrorStore } from '../../lib/store/mirror.ts'
import { dropScope } from '../../lib/store/scopes.ts'
import { valueStore } from '../../lib/store/values.ts'
import { memoryMirror } from '../fakes/memory-mirror.ts'
import { memoryStore } from '../fakes/memory-store.ts'
import { type StoreWorld, storeCases } from './store-suite.ts'

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
  store: kept(memoryStore),
  mirror: kept(memoryMirror),
  again: async () => undefined,
})

const factory = () => ({ indexedDB: new IDBFactory(), IDBKeyRange })
const dexie = async (): Promise<StoreWorld> => {
  const deps = factory()
  let db = openDb('test', deps)
  return {
    store: (scope) => syncStore(db, scope),
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

const fields = {
  subject: '定例',
  times: { kind: 'days', first: '2026-11-26', last: '2026-11-26' },
  place: '',
  body: '',
} as const
const link: Link = { neo: { id: 'n1', fields }, outlook: { id: 'o1', fields }, generation: 0 }
const row: MirrorRow = { id: 'x', seen: 'a', item: { id: 'x', version: '', fields, mark: 'm' } }
const problem = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof ProblemError ? error.problem : error),
  )

describe('what is broken on disk', () => {
  const spoil = async (db: Db, table: 'links' | 'intents' | 'mirror', value: object) => {
    await db.table(table).put(value)
  }

  test('a broken link stops the run, and nothing is guessed', async () => {
    const db = openDb('test', factory())
    await syncStore(db, 'a').record({ intents: [], put: [link], drop: [] })
    await spoil(db, 'links', { scope: 'a', ...link, neo: { id: 'n1', fields: { ...fields, subject: 7 } } })
    expect(await problem(syncStore(db, 'a').links())).toEqual({ kind: 'storage-failed', code: 'broken-link' })
    expect(await db.links.count()).toBe(1)
    expect(await syncStore(db, 'b').links()).toEqual([])
  })

  test('a broken intent stops the run', async () => {
    const db = openDb('test', factory())
    await spoil(db, 'intents', { scope: 'a', id: 'i1', at: 1, operation: { do: 'send', on: 'neo' } })
    expect(await problem(syncStore(db, 'a').intents())).toEqual({ kind: 'storage-failed', code: 'broken-intent' })
    expect(await db.intents.count()).toBe(1)
  })

  test.each([
    { what: 'without its item', value: { scope: 'a', side: 'neo', id: 'y', seen: 'a' } },
    { what: 'with the item of another', value: { scope: 'a', side: 'neo', ...row, id: 'y' } },
  ])('a mirror row $what goes, and the cursor with it', async ({ value }) => {
    const db = openDb('test', factory())
    const mirror = mirrorStore(db, 'a', 'neo')
    await mirror.save({ put: [row], cursor: 'c1' })
    await mirrorStore(db, 'a', 'outlook').save({ cursor: 'c2' })
    await spoil(db, 'mirror', value)
    expect(await mirror.load()).toEqual({ rows: [row] })
    await mirror.save({ cursor: 'c3' })
    expect(await mirror.load()).toEqual({ rows: [row], cursor: 'c3' })
    expect(await mirrorStore(db, 'a', 'outlook').load()).toEqual({ rows: [], cursor: 'c2' })
  })
})

describe('when the database fails', () => {
  test('a full disk is a storage problem with its name, and nothing of the change is kept', async () => {
    const db = openDb('test', factory())
    const store = syncStore(db, 'a')
    await store.record({ intents: [], put: [link], drop: [] })
    db.links.hook('creating', () => {
      throw new DOMException('no space', 'QuotaExceededError')
    })
    const other = { ...link, neo: { id: 'n2', fields } }
    const change = store.record({ intents: [], put: [other], drop: ['n1'] })
    expect(await problem(change)).toEqual({ kind: 'storage-failed', code: 'QuotaExceededError' })
    expect(await store.links()).toEqual([link])
  })

  test('a store that cannot be opened is a storage problem in every call', async () => {
    const db = openDb('test', factory())
    db.close()
    expect(await problem(syncStore(db, 'a').links())).toMatchObject({ kind: 'storage-failed' })
    expect(await problem(syncStore(db, 'a').begin([]))).toMatchObject({ kind: 'storage-failed' })
    expect(await problem(mirrorStore(db, 'a', 'neo').load())).toMatchObject({ kind: 'storage-failed' })
    expect(await problem(valueStore(db, 'a', 'k').load())).toMatchObject({ kind: 'storage-failed' })
    expect(await problem(dropScope(db, 'a'))).toMatchObject({ kind: 'storage-failed' })
  })
})

describe('several contexts', () => {
  test('open the same database at the same time', async () => {
    const deps = factory()
    const all = Array.from({ length: 4 }, () => syncStore(openDb('test', deps), 'a'))
    await Promise.all(
      all.map((store, index) =>
        store.record({
          intents: [],
          put: [{ ...link, neo: { id: `n${index}`, fields }, outlook: { id: `o${index}`, fields } }],
          drop: [],
        }),
      ),
    )
    for (const store of all) expect((await store.links()).map(({ neo }) => neo.id)).toEqual(['n0', 'n1', 'n2', 'n3'])
  })

  test('the same intent is not begun by two of them', async () => {
    const deps = factory()
    const intent = {
      id: 'i1',
      at: 1,
      operation: { do: 'delete', on: 'neo', id: 'n1', version: '', seen: fields, partnerId: '' },
    } as const
    const both = await Promise.all([0, 1].map(() => problem(syncStore(openDb('test', deps), 'a').begin([intent]))))
    expect(both.filter((one) => one === undefined)).toHaveLength(1)
    expect(both.filter((one) => one !== undefined)).toMatchObject([{ kind: 'storage-failed' }])
  })

  test('an old one makes way for an upgrade and writes nothing any more', async () => {
    const deps = factory()
    const old = openDb('test', deps)
    await syncStore(old, 'a').record({ intents: [], put: [link], drop: [] })
    // Dexie's version 2, as a newer build would ask for it.
    const request = deps.indexedDB.open('test', 20)
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
    await syncStore(db, 'a').record({ intents: [], put: [link], drop: [] })
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

test('a dropped scope is gone whole, and no other', async () => {
  const db = openDb('test', factory())
  const intent = {
    id: 'i1',
    at: 1,
    operation: { do: 'delete', on: 'neo', id: 'n1', version: '', seen: fields, partnerId: '' },
  } as const
  for (const scope of ['a', 'b']) {
    await syncStore(db, scope).record({ intents: [], put: [link], drop: [] })
    await syncStore(db, scope).begin([intent])
    await mirrorStore(db, scope, 'neo').save({ put: [row], cursor: 'c' })
    await valueStore(db, scope, 'k').save(1)
  }
  await dropScope(db, 'a')
  for (const table of db.tables)
    expect(
      await table
        .toCollection()
        .keys()
        .then((keys) => keys.length),
    ).toBe(1)
  expect(await syncStore(db, 'b').links()).toEqual([link])
})
