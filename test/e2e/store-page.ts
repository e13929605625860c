// What runs inside a page in store.spec.ts: the store as it is, over the browser's own IndexedDB.
import type { Link } from '../../lib/core/ports.ts'
import { openDb } from '../../lib/store/db.ts'
import { syncStore } from '../../lib/store/links.ts'
import { mirrorStore } from '../../lib/store/mirror.ts'
import { type StoreWorld, storeCases } from '../contracts/store-suite.ts'

const fields = {
  subject: '定例',
  times: { kind: 'days', first: '2026-11-26', last: '2026-11-26' },
  place: '',
  body: '',
} as const
const linkOf = (id: string): Link => ({
  neo: { id: `n${id}`, fields },
  outlook: { id: `o${id}`, fields },
  generation: 0,
})

const db = openDb('shared')

const storePage = {
  names: storeCases.map(({ name }) => name),
  /** Runs one case in a database of its own. */
  run: async (name: string): Promise<void> => {
    const found = storeCases.find((one) => one.name === name)
    if (!found) throw new Error(`no case ${name}`)
    let own = openDb(name)
    const world: StoreWorld = {
      store: (scope) => syncStore(own, scope),
      mirror: (scope, side) => mirrorStore(own, scope, side),
      again: async () => {
        own.close()
        own = openDb(name)
      },
    }
    await found.run(world)
    await own.delete()
  },
  /** Adds links to the database that all pages share. */
  add: async (ids: string[]) => {
    for (const id of ids) await syncStore(db, 'a').record({ intents: [], put: [linkOf(id)], drop: [] })
  },
  ids: async () => (await syncStore(db, 'a').links()).map(({ neo }) => neo.id),
  /** Leaves a change half done: what a worker that dies then leaves behind. */
  begin: async (ids: string[]) => {
    const work = storePage.add(ids)
    await Promise.race([work, new Promise((resolve) => setTimeout(resolve, 5))])
  },
}
Object.assign(globalThis, { storePage })

export type StorePage = typeof storePage
