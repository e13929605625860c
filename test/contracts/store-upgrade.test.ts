import { Dexie } from 'dexie'
import { describe, expect, test } from 'vitest'
import { openDb } from '../../lib/store/db.ts'
import { syncStore } from '../../lib/store/links.ts'
import { factory, link, problem } from './store-rows.ts'
import { expectUpgraded, fillVersion1 } from './store-version-1.ts'
import { expectUpgradedFrom2, fillVersion2 } from './store-version-2.ts'

describe('version 2 becomes version 3', () => {
  test('every row stays, and what may be written is read again', async () => {
    const deps = factory()
    await fillVersion2('test', deps)
    await expect(expectUpgradedFrom2(openDb('test', deps))).resolves.toBeUndefined()
  })
  test('once: what was read since stays as it is', async () => {
    const deps = factory()
    await fillVersion2('test', deps)
    const first = openDb('test', deps)
    await first.table('mirror').toCollection().modify({ seen: 'new' })
    first.close()
    expect(
      await openDb('test', deps)
        .mirror.filter(({ seen }) => seen !== 'new')
        .count(),
    ).toBe(0)
  })
})

test('version 4 becomes version 5: what was set aside as a series in NEO is read again, and nothing else', async () => {
  const deps = factory()
  const old = new Dexie('test', deps)
  old.version(4).stores({ mirror: '[scope+side+id]' })
  const row = (side: string, id: string, item: object) => ({ scope: 'a', side, id, seen: 'text', item })
  await old
    .table('mirror')
    .bulkAdd([
      row('neo', 'dates', { notYet: 'series' }),
      row('neo', 'closed', { notYet: 'unreadable' }),
      row('neo', 'single', {}),
      row('outlook', 'series', { notYet: 'series' }),
    ])
  old.close()
  const again = await openDb('test', deps)
    .mirror.filter(({ seen }) => seen === '')
    .primaryKeys()
  expect(again).toEqual([['a', 'neo', 'dates']])
})

describe('version 1 becomes the present one', () => {
  test('every row stays, intents get a run, and NEO is read again', async () => {
    const deps = factory()
    await fillVersion1('test', deps)
    await expect(expectUpgraded(openDb('test', deps))).resolves.toBeUndefined()
  })

  test('once: an upgraded database is opened as it is', async () => {
    const deps = factory()
    await fillVersion1('test', deps)
    const first = openDb('test', deps)
    await first.table('mirror').add({ scope: 'a', side: 'neo', id: 'n1', seen: 'new' })
    first.close()
    const second = openDb('test', deps)
    expect(await second.mirror.where('[scope+side]').equals(['a', 'neo']).primaryKeys()).toEqual([['a', 'neo', 'n1']])
    expect(await second.links.count()).toBe(4)
  })

  test('an upgrade that fails leaves version 1 whole', async () => {
    const deps = factory()
    await fillVersion1('test', deps)
    const db = openDb('test', deps)
    db.intents.hook('updating', () => {
      throw new DOMException('no space', 'QuotaExceededError')
    })
    expect(await problem(syncStore(db, 'a').links())).toMatchObject({ kind: expect.stringMatching(/^storage-/) })
    db.close()
    const old = new Dexie('test', deps)
    await old.open()
    expect(old.verno).toBe(1)
    expect(await old.table('mirror').count()).toBe(8)
    expect(await old.table('intents').count()).toBe(8)
    old.close()
    await expect(expectUpgraded(openDb('test', deps))).resolves.toBeUndefined()
  })

  test('a connection of version 1 makes way', async () => {
    const deps = factory()
    await fillVersion1('test', deps)
    const old = new Dexie('test', deps)
    await old.open()
    await syncStore(openDb('test', deps), 'c').record({ put: [link] })
    expect(old.isOpen()).toBe(false)
  })
})
