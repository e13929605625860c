// What runs inside a page in store.spec.ts: the store as it is, over the browser's own IndexedDB.
import type { Intent, Link } from '../../lib/core/ports.ts'
import { openDb } from '../../lib/store/db.ts'
import { historyStore } from '../../lib/store/history.ts'
import { syncStore } from '../../lib/store/links.ts'
import { mirrorStore } from '../../lib/store/mirror.ts'
import type { StoreWorld } from '../contracts/store-build.ts'
import { storeCases } from '../contracts/store-suite.ts'
import { expectUpgraded, fillVersion1 } from '../contracts/store-version-1.ts'

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

const intentOf = (id: string): Intent => ({
  id: `i${id}`,
  at: 1,
  run: 'r1',
  operation: { do: 'delete', on: 'neo', id: `n${id}`, version: '', seen: fields, partnerId: '' },
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
      store: (scope) => ({ ...syncStore(own, scope), ...historyStore(own, scope) }),
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
    for (const id of ids) await syncStore(db, 'a').record({ put: [linkOf(id)] })
  },
  ids: async () => (await syncStore(db, 'a').links()).map(({ neo }) => neo.id),
  /** Leaves a change half done: what a worker that dies then leaves behind. */
  begin: async (ids: string[]) => {
    const work = storePage.add(ids)
    await Promise.race([work, new Promise((resolve) => setTimeout(resolve, 5))])
  },
  /** Writes as a run does, without end: intents, what their events held, then history and links instead of them. */
  writeOn: async () => {
    const store = syncStore(db, 'a')
    for (let chunk = 0; ; chunk++) {
      const ids = Array.from({ length: 20 }, (_, index) => `${String(chunk).padStart(5, '0')}-${index}`)
      await store.begin(ids.map(intentOf))
      await store.keep(ids.map((id) => ({ intent: `i${id}`, before: 'x' })))
      await store.record({
        intents: ids.map((id) => `i${id}`),
        done: ids.map((id) => ({ intent: `i${id}`, eventId: `n${id}`, sure: true })),
        put: ids.map(linkOf),
      })
    }
  },
  /** How many of each there are, and what cannot stand beside each other in whole changes. */
  written: async () => {
    const [links, intents, entries] = [
      await syncStore(db, 'a').links(),
      await syncStore(db, 'a').intents(),
      await historyStore(db, 'a').entries(),
    ]
    const done = new Set(entries.map(({ id }) => id))
    return {
      links: links.length,
      entries: entries.length,
      intents: intents.length,
      both: intents.filter(({ id }) => done.has(id)).length,
      kept: intents.filter(({ before }) => before !== undefined).length,
      keptDone: entries.filter(({ before }) => before !== undefined).length,
    }
  },
  /** A database of the first version, opened by this one. */
  upgrade: async () => {
    await fillVersion1('upgrade')
    const upgraded = openDb('upgrade')
    await expectUpgraded(upgraded)
    await upgraded.delete()
  },
}
Object.assign(globalThis, { storePage })

export type StorePage = typeof storePage
