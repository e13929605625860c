import { Dexie } from 'dexie'
import type { Db } from '../../lib/store/db.ts'
import { historyStore } from '../../lib/store/history.ts'
import { syncStore } from '../../lib/store/links.ts'
import { mirrorStore } from '../../lib/store/mirror.ts'
import { days, equal, fieldsOf, intentOf, linkOf, operations, same } from './store-build.ts'

// The tables as the second version had them. Its fields were the four texts and times; nothing told who may read an event.
const tables = {
  links: '[scope+neo.id], &[scope+outlook.id]',
  intents: '[scope+id]',
  mirror: '[scope+side+id]',
  cursors: '[scope+side]',
  values: '[scope+key]',
  history: '[scope+id], [scope+at], [scope+run]',
  wishes: '[scope+id]',
  runs: '[scope+id], [scope+startedAt]',
}
const links = [linkOf('n1', 'o1'), linkOf('n2', 'o2', 3)]
const intents = operations.map((operation, index) => intentOf(`i${index}`, { operation }))
const entry = {
  ...intentOf('h1', { before: 'whole' }),
  eventId: 'o1',
  after: days,
  sure: true,
}
const wish = { id: 'w1', at: 1, want: 'apart', neo: 'n1', why: 'undone', seen: '["x"]' } as const
const item = (id: string, more: object = {}) => ({ id, version: 'e', fields: fieldsOf(id), mark: `m-${id}`, ...more })
const rows = [
  { id: 'a', seen: 'e', item: item('a') },
  { id: 'b', seen: 'e', item: item('b', { notYet: 'private' }) },
  { id: 'c', seen: 'e', item: item('c', { notYet: 'series' }) },
  { id: 'd', seen: 'dead', item: item('d') },
  { id: 'e', seen: 'doubted', item: item('e') },
  { id: 'f', seen: 'e', item: item('f', { notYet: 'meeting' }) },
]

/** Leaves a database as the second version does. */
export const fillVersion2 = async (name: string, deps?: ConstructorParameters<typeof Dexie>[1]) => {
  const db = new Dexie(name, deps)
  db.version(2).stores(tables)
  const scope = 'a'
  await db.table('links').bulkAdd(links.map((link) => ({ scope, ...link })))
  await db.table('intents').bulkAdd(intents.map((intent) => ({ scope, ...intent })))
  await db.table('history').add({ scope, ...entry })
  await db.table('wishes').add({ scope, ...wish })
  for (const side of ['neo', 'outlook']) {
    await db.table('mirror').bulkAdd(rows.map((row) => ({ scope, side, ...row })))
    await db.table('cursors').add({ scope, side, cursor: `cursor of ${side}` })
  }
  db.close()
}

/** All of it is there, and everything of which it is not known who may read it, or how it repeats, is to be read again. */
export const expectUpgradedFrom2 = async (db: Db) => {
  const store = syncStore(db, 'a')
  same(await store.links(), links)
  same(await store.intents(), intents)
  same(await store.wishes(), [wish])
  same(await historyStore(db, 'a').entries(), [entry])
  for (const [side, again] of [
    ['neo', ''],
    ['outlook', 'pending'],
  ] as const) {
    const loaded = await mirrorStore(db, 'a', side).load()
    equal(loaded.cursor, `cursor of ${side}`)
    same(
      loaded.rows.map(({ id, seen }) => [id, seen]),
      [
        ['a', again],
        ['b', again],
        ['c', again],
        ['d', 'dead'],
        ['e', 'doubted'],
        // Meetings stand in Outlook only.
        ['f', side === 'outlook' ? 'pending' : 'e'],
      ],
    )
  }
}
