import { describe, expect, test } from 'vitest'
import { type Db, openDb } from '../../lib/store/db.ts'
import { historyStore } from '../../lib/store/history.ts'
import { syncStore } from '../../lib/store/links.ts'
import { mirrorStore } from '../../lib/store/mirror.ts'
import { runStore } from '../../lib/store/runs.ts'
import { forgetScope } from '../../lib/store/scopes.ts'
import { valueStore } from '../../lib/store/values.ts'
import { factory, fields, intent, link, problem, row } from './store-rows.ts'

describe('what is broken on disk', () => {
  const spoil = async (db: Db, table: 'links' | 'intents' | 'mirror' | 'wishes' | 'history', value: object) => {
    await db.table(table).put(value)
  }

  test('a broken link stops the run, and nothing is guessed', async () => {
    const db = openDb('test', factory())
    await syncStore(db, 'a').record({ put: [link] })
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

  test('a broken wish stops the run: nothing is written against what a person may have said', async () => {
    const db = openDb('test', factory())
    await spoil(db, 'wishes', { scope: 'a', id: 'w1', at: 1, want: 'everything' })
    expect(await problem(syncStore(db, 'a').wishes())).toEqual({ kind: 'storage-failed', code: 'broken-wish' })
    expect(await db.wishes.count()).toBe(1)
  })

  test('a broken entry of the history is passed over, and stays until its time', async () => {
    const db = openDb('test', factory())
    const history = historyStore(db, 'a')
    await syncStore(db, 'a').begin([{ ...intent, at: 5 }])
    await syncStore(db, 'a').record({ intents: ['i1'], done: [{ intent: 'i1', eventId: 'n1', sure: true }] })
    await spoil(db, 'history', { scope: 'a', id: 'i2', at: 5, run: 'r1', operation: { do: 'send' } })
    expect(await history.entries()).toEqual([{ ...intent, at: 5, eventId: 'n1', sure: true }])
    expect(await history.entries({ run: 'r1' })).toHaveLength(1)
    await history.prune(5)
    expect(await db.history.count()).toBe(2)
    await history.prune(6)
    expect(await db.history.count()).toBe(0)
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
  /** The named table says that the disk is full, as soon as a row comes in. */
  const full = (db: Db, table: 'links' | 'history' | 'wishes') =>
    db.table(table).hook('creating', () => {
      throw new DOMException('no space', 'QuotaExceededError')
    })

  test.each(['links', 'history', 'wishes'] as const)(
    'a full disk at %s: nothing of the change is kept',
    async (table) => {
      const db = openDb('test', factory())
      const store = syncStore(db, 'a')
      await store.record({ put: [link] })
      await store.begin([intent])
      full(db, table)
      const change = store.record({
        intents: ['i1'],
        done: [{ intent: 'i1', eventId: 'n1', sure: true }],
        put: [{ ...link, neo: { id: 'n2', fields } }],
        drop: ['n1'],
        wish: [{ id: 'w1', at: 1, want: 'apart' }],
      })
      expect(await problem(change)).toEqual({ kind: 'storage-full' })
      expect(await store.links()).toEqual([link])
      expect(await store.intents()).toEqual([intent])
      expect(await store.wishes()).toEqual([])
      expect(await historyStore(db, 'a').entries()).toEqual([])
    },
  )

  test('a full disk when an event is kept: the intent stays as it was', async () => {
    const db = openDb('test', factory())
    const store = syncStore(db, 'a')
    await store.begin([intent, { ...intent, id: 'i2' }])
    let writes = 0
    db.intents.hook('updating', () => {
      if (++writes === 2) throw new DOMException('no space', 'QuotaExceededError')
    })
    const kept = ['i1', 'i2'].map((id) => ({ intent: id, before: 'x' }))
    expect(await problem(store.keep(kept))).toEqual({ kind: 'storage-full' })
    expect(writes).toBe(2)
    expect(await store.intents()).toEqual([intent, { ...intent, id: 'i2' }])
  })

  test('what belongs to no open intent is a storage problem', async () => {
    const work = syncStore(openDb('test', factory()), 'a').keep([{ intent: 'i1', before: 'x' }])
    expect(await problem(work)).toEqual({ kind: 'storage-failed', code: 'no-intent' })
  })

  test('a store that cannot be opened is a storage problem in every call', async () => {
    const db = openDb('test', factory())
    db.close()
    expect(await problem(syncStore(db, 'a').links())).toMatchObject({ kind: 'storage-failed' })
    expect(await problem(syncStore(db, 'a').begin([]))).toMatchObject({ kind: 'storage-failed' })
    expect(await problem(mirrorStore(db, 'a', 'neo').load())).toMatchObject({ kind: 'storage-failed' })
    expect(await problem(valueStore(db, 'a', 'k').load())).toMatchObject({ kind: 'storage-failed' })
    expect(await problem(historyStore(db, 'a').entries())).toMatchObject({ kind: 'storage-failed' })
    expect(await problem(runStore(db, 'a').list(1))).toMatchObject({ kind: 'storage-failed' })
    expect(await problem(forgetScope(db, 'a'))).toMatchObject({ kind: 'storage-failed' })
  })
})
