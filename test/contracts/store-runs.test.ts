import { describe, expect, test } from 'vitest'
import { openDb } from '../../lib/store/db.ts'
import { historyStore } from '../../lib/store/history.ts'
import { syncStore } from '../../lib/store/links.ts'
import { mirrorStore } from '../../lib/store/mirror.ts'
import { runStore } from '../../lib/store/runs.ts'
import { forgetScope } from '../../lib/store/scopes.ts'
import { valueStore } from '../../lib/store/values.ts'
import { factory, intent, link, row } from './store-rows.ts'

describe('runs', () => {
  const runOf = (id: string, startedAt: number) => ({ id, startedAt, counts: { neo: 1 } })

  test('come back as they were added, newest first', async () => {
    const db = openDb('test', factory())
    const runs = runStore(db, 'a')
    for (const [id, at] of [
      ['r1', 1],
      ['r3', 3],
      ['r2', 2],
    ] as const)
      await runs.add(runOf(id, at))
    await runStore(db, 'b').add(runOf('r9', 9))
    expect(await runs.list(9)).toEqual([runOf('r3', 3), runOf('r2', 2), runOf('r1', 1)])
    expect(await runs.list(2)).toEqual([runOf('r3', 3), runOf('r2', 2)])
    expect(await runs.list(0)).toEqual([])
    const again = { ...runOf('r1', 1), counts: { neo: 2 } }
    await runs.add(again)
    expect(await runs.list(9)).toEqual([runOf('r3', 3), runOf('r2', 2), again])
  })

  test('are so many at most, the oldest go; each scope has its own', async () => {
    const db = openDb('test', factory())
    await runStore(db, 'b').add(runOf('old', 0))
    const runs = runStore(db, 'a', 200)
    for (let at = 1; at <= 203; at++) await runs.add(runOf(`r${at}`, at))
    const listed = await runs.list(1000)
    expect(listed).toHaveLength(200)
    expect([listed[0], listed.at(-1)]).toEqual([runOf('r203', 203), runOf('r4', 4)])
    expect(await runStore(db, 'b').list(9)).toHaveLength(1)
  })

  test('go with the history of their time', async () => {
    const db = openDb('test', factory())
    for (const scope of ['a', 'b']) for (const at of [1, 2]) await runStore(db, scope).add(runOf(`r${at}`, at))
    await historyStore(db, 'a').prune(2)
    expect(await runStore(db, 'a').list(9)).toEqual([runOf('r2', 2)])
    expect(await runStore(db, 'b').list(9)).toHaveLength(2)
  })
})

test('a forgotten scope is gone whole but for what was done; no other loses anything', async () => {
  const db = openDb('test', factory())
  for (const scope of ['a', 'b']) {
    const store = syncStore(db, scope)
    await store.begin([intent, { ...intent, id: 'i2' }])
    await store.record({
      put: [link],
      intents: ['i2'],
      done: [{ intent: 'i2', eventId: 'n1', sure: true }],
      wish: [{ id: 'w1', at: 1, want: 'apart' }],
    })
    await mirrorStore(db, scope, 'neo').save({ put: [row], cursor: 'c' })
    await valueStore(db, scope, 'k').save(1)
    await runStore(db, scope).add({ id: 'r1', startedAt: 1 })
  }
  await forgetScope(db, 'a')
  const left = await Promise.all(
    db.tables.map(async (table) => [table.name, (await table.toArray()).map((one: { scope: string }) => one.scope)]),
  )
  expect(Object.fromEntries(left)).toEqual({
    links: ['b'],
    intents: ['b'],
    mirror: ['b'],
    cursors: ['b'],
    values: ['b'],
    wishes: ['b'],
    history: ['a', 'b'],
    runs: ['a', 'b'],
  })
})
