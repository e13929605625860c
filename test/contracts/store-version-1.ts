import { Dexie } from 'dexie'
import type { Db } from '../../lib/store/db.ts'
import { historyStore } from '../../lib/store/history.ts'
import { syncStore } from '../../lib/store/links.ts'
import { mirrorStore } from '../../lib/store/mirror.ts'
import { valueStore } from '../../lib/store/values.ts'
import { days, equal, fieldsOf, linkOf, same } from './store-build.ts'

// The tables as the first version made them, written down again: what is on people's disks does not change with the product.
const tables = {
  links: '[scope+neo.id], &[scope+outlook.id]',
  intents: '[scope+id]',
  mirror: '[scope+side+id]',
  cursors: '[scope+side]',
  values: '[scope+key]',
}
const scopes = ['a', 'b']
const links = [linkOf('n1', 'o1'), { ...linkOf('n2', 'o2', 3), mark: '1a2b3c4d' }]
const operations = [
  { do: 'create', on: 'neo', partnerId: 'o9', partnerMark: '1a2b3c4d', fields: days, generation: 0 },
  {
    do: 'update',
    on: 'outlook',
    id: 'o1',
    version: 'W/"1"',
    seen: days,
    fields: fieldsOf('変更'),
    changed: ['subject', 'times'],
    partnerId: 'n1',
    generation: 2,
  },
  { do: 'stamp', on: 'outlook', id: 'o1', version: '', fields: days, partnerId: 'n1', generation: 1 },
  { do: 'delete', on: 'neo', id: 'n1', version: '', seen: days, partnerId: '' },
] as const
const intents = operations.map((operation, index) => ({ id: `i${index}`, at: 1_764_000_000_000 + index, operation }))
const rowOf = (id: string) => ({
  id,
  seen: 'x',
  item: { id, version: '', fields: fieldsOf(id), mark: `mark ${id}`, partnerMark: 'p', generation: 0, changedAt: 5 },
})
const addresses = { detail: { url: 'dneo.cgi?cmd=x&id={id}' } }

/** Leaves a database as the first version does, with rows in every table. */
export const fillVersion1 = async (name: string, deps?: ConstructorParameters<typeof Dexie>[1]) => {
  const db = new Dexie(name, deps)
  db.version(1).stores(tables)
  for (const scope of scopes) {
    await db.table('links').bulkAdd(links.map((link) => ({ scope, ...link })))
    await db.table('intents').bulkAdd(intents.map((intent) => ({ scope, ...intent })))
    for (const side of ['neo', 'outlook']) {
      await db.table('mirror').bulkAdd(['x', 'y'].map((id) => ({ scope, side, ...rowOf(id) })))
      await db.table('cursors').add({ scope, side, cursor: `cursor of ${side}` })
    }
    await db.table('values').add({ scope, key: 'addresses', value: addresses })
  }
  db.close()
}

/** Everything of it is there, as it is told today; of NEO's mirror nothing. */
export const expectUpgraded = async (db: Db) => {
  for (const scope of scopes) {
    const store = syncStore(db, scope)
    same(await store.links(), links)
    same(
      await store.intents(),
      intents.map((intent) => ({ ...intent, run: 'before-update' })),
    )
    const { rows, cursor } = await mirrorStore(db, scope, 'outlook').load()
    // Of Outlook's events it was not known who may read them.
    same(
      rows,
      ['x', 'y'].map((id) => ({ ...rowOf(id), seen: 'pending' })),
    )
    equal(cursor, 'cursor of outlook')
    equal(await mirrorStore(db, scope, 'neo').load(), { rows: [] })
    equal(await valueStore(db, scope, 'addresses').load(), addresses)
    equal(await store.wishes(), [])
    equal(await historyStore(db, scope).entries(), [])

    // What was begun before is settled as ever, and can be taken back.
    await store.record({ intents: ['i1'], done: [{ intent: 'i1', eventId: 'o1', sure: false }] })
    equal(
      (await historyStore(db, scope).entries({ run: 'before-update' })).map(({ id }) => id),
      ['i1'],
    )
  }
}
