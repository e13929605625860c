import type { Item } from '../../lib/core/event.ts'
import type { Link, MirrorRow, SyncStore } from '../../lib/core/ports.ts'
import { equal, fieldsOf, intentOf, linkOf, operations, refused, same, type StoreCase } from './store-build.ts'
import { historyCases } from './store-history-suite.ts'
import { wishCases } from './store-wish-suite.ts'

const itemOf = (id: string, more: Partial<Item> = {}): Item => ({
  id,
  version: '',
  fields: fieldsOf(id),
  mark: `mark ${id}`,
  ...more,
})
const rowOf = (id: string, seen = 'a', more: Partial<Item> = {}): MirrorRow => ({ id, seen, item: itemOf(id, more) })

const add = (store: SyncStore, ...put: Link[]) => store.record({ put })

const linkCases: StoreCase[] = [
  {
    name: 'a new store is empty',
    run: async ({ store, mirror }) => {
      equal(await store('a').links(), [])
      equal(await store('a').intents(), [])
      equal(await mirror('a', 'neo').load(), { rows: [] })
    },
  },
  {
    name: 'B14: links come back as they were put',
    run: async ({ store, again }) => {
      const stamped = linkOf('n3', 'o3')
      const links: Link[] = [
        linkOf('n1', 'o1'),
        linkOf('n2', 'o2', 3),
        { ...stamped, outlook: { ...stamped.outlook, version: 'W/"1"' }, mark: '1a2b3c4d' },
        {
          ...linkOf('n4', 'o4'),
          carried: {
            subject: { to: 'neo', before: '811c9dc5', turns: 1 },
            body: { to: 'outlook', before: '811c9dc5', turns: 8, back: 'outlook' },
          },
        },
      ]
      await add(store('a'), ...links)
      same(await store('a').links(), links)
      await again()
      same(await store('a').links(), links)
    },
  },
  {
    name: 'B11: a link replaces whatever shares one of its ids',
    run: async ({ store }) => {
      await add(store('a'), linkOf('n1', 'o1'), linkOf('n2', 'o2'), linkOf('n3', 'o3'))
      await add(store('a'), linkOf('n1', 'o9'))
      same(await store('a').links(), [linkOf('n1', 'o9'), linkOf('n2', 'o2'), linkOf('n3', 'o3')])
      await add(store('a'), linkOf('n9', 'o2'))
      same(await store('a').links(), [linkOf('n1', 'o9'), linkOf('n9', 'o2'), linkOf('n3', 'o3')])
      await add(store('a'), linkOf('n1', 'o3'))
      same(await store('a').links(), [linkOf('n1', 'o3'), linkOf('n9', 'o2')])
    },
  },
  {
    name: 'B11: of links in one change that share an id the last holds',
    run: async ({ store }) => {
      await add(store('a'), linkOf('n1', 'o1'), linkOf('n1', 'o2'), linkOf('n2', 'o2'), linkOf('n3', 'o3'))
      same(await store('a').links(), [linkOf('n2', 'o2'), linkOf('n3', 'o3')])
    },
  },
  {
    name: 'two partners may change places in one change',
    run: async ({ store }) => {
      await add(store('a'), linkOf('n1', 'o1'), linkOf('n2', 'o2'))
      await add(store('a'), linkOf('n1', 'o2'), linkOf('n2', 'o1'))
      same(await store('a').links(), [linkOf('n1', 'o2'), linkOf('n2', 'o1')])
    },
  },
  {
    name: 'a link is dropped by its NEO id, an unknown id is nothing',
    run: async ({ store }) => {
      await add(store('a'), linkOf('n1', 'o1'), linkOf('n2', 'o2'))
      await store('a').record({ drop: ['n1', 'o2', 'n7'] })
      same(await store('a').links(), [linkOf('n2', 'o2')])
    },
  },
  {
    name: 'every kind of intent comes back as it was begun',
    run: async ({ store, again }) => {
      const intents = operations.map((operation, index) => intentOf(`i${index}`, { operation }))
      await store('a').begin(intents)
      await again()
      same(await store('a').intents(), intents)
    },
  },
  {
    name: 'intents go with the links that they made',
    run: async ({ store }) => {
      await store('a').begin([intentOf('i1'), intentOf('i2')])
      await store('a').record({ intents: ['i1', 'i7'], put: [linkOf('n1', 'o1')] })
      equal(await store('a').intents(), [intentOf('i2')])
      equal(await store('a').links(), [linkOf('n1', 'o1')])
    },
  },
  {
    name: 'D17: intents are begun all or none',
    run: async ({ store, again }) => {
      await store('a').begin([intentOf('i1')])
      await refused(store('a').begin([intentOf('i2'), intentOf('i1')]))
      await again()
      equal(await store('a').intents(), [intentOf('i1')])
    },
  },
  {
    name: 'F9: scopes know nothing of each other',
    run: async ({ store, mirror }) => {
      await add(store('a'), linkOf('n1', 'o1'))
      await add(store('b'), linkOf('n1', 'o2'), linkOf('n2', 'o1'))
      await store('b').begin([intentOf('i1')])
      await mirror('a', 'neo').save({ put: [rowOf('n1')], cursor: 'c' })
      equal(await store('a').links(), [linkOf('n1', 'o1')])
      equal(await store('a').intents(), [])
      equal(await store('ab').links(), [])
      equal(await mirror('b', 'neo').load(), { rows: [] })
      await store('b').record({ drop: ['n1'] })
      equal(await store('a').links(), [linkOf('n1', 'o1')])
    },
  },
  {
    name: 'a mirror keeps rows and cursor of its own side',
    run: async ({ mirror, again }) => {
      const rows = [
        rowOf('x', 'a', { notYet: 'series', readOnly: true }),
        rowOf('y', 'b', { partnerMark: 'p', generation: 0, changedAt: 5 }),
        rowOf('z', 'c', { agreed: 'a0', claim: { device: 'pc-1', id: 'c1', at: 5 }, kind: '会議' }),
      ]
      await mirror('a', 'outlook').save({ put: rows, cursor: 'c1' })
      await mirror('a', 'neo').save({ put: [rowOf('x', 'other')] })
      await again()
      const loaded = await mirror('a', 'outlook').load()
      equal(loaded.cursor, 'c1')
      same(loaded.rows, rows)
      equal(await mirror('a', 'neo').load(), { rows: [rowOf('x', 'other')] })
    },
  },
  {
    name: 'a mirror row is replaced, removed, and all are emptied by reset',
    run: async ({ mirror }) => {
      const mine = mirror('a', 'neo')
      await mine.save({ put: [rowOf('x'), rowOf('y')], cursor: 'c1' })
      await mine.save({ put: [rowOf('x', 'new')], remove: ['y', 'z'] })
      equal(await mine.load(), { rows: [rowOf('x', 'new')], cursor: 'c1' })
      await mirror('a', 'outlook').save({ put: [rowOf('o')] })
      await mine.save({ reset: true, put: [rowOf('z')], cursor: 'c2' })
      equal(await mine.load(), { rows: [rowOf('z')], cursor: 'c2' })
      equal(await mirror('a', 'outlook').load(), { rows: [rowOf('o')] })
    },
  },
  {
    name: 'no cursor keeps the present one, an empty one removes it',
    run: async ({ mirror }) => {
      const mine = mirror('a', 'outlook')
      await mine.save({ cursor: 'c1' })
      await mine.save({ put: [rowOf('x')] })
      equal((await mine.load()).cursor, 'c1')
      await mine.save({ cursor: '' })
      equal(await mine.load(), { rows: [rowOf('x')] })
    },
  },
  {
    name: 'what was handed over may be changed afterwards without a trace',
    run: async ({ store }) => {
      const link = linkOf('n1', 'o1')
      await add(store('a'), link)
      link.neo.fields.subject = '別の件'
      equal(await store('a').links(), [linkOf('n1', 'o1')])
    },
  },
  {
    name: 'a change of nothing changes nothing',
    run: async ({ store }) => {
      await add(store('a'), linkOf('n1', 'o1'))
      await store('a').begin([intentOf('i1')])
      await store('a').record({})
      equal(await store('a').links(), [linkOf('n1', 'o1')])
      equal(await store('a').intents(), [intentOf('i1')])
    },
  },
  {
    name: 'a thousand links in one change',
    run: async ({ store }) => {
      const links = Array.from({ length: 1000 }, (_, index) => linkOf(`n${index}`, `o${index}`))
      await add(store('a'), ...links)
      await add(store('a'), ...links)
      same(await store('a').links(), links)
    },
  },
]

/** What a SyncStore, a HistoryStore and a Mirror owe to their callers. */
export const storeCases: readonly StoreCase[] = [...linkCases, ...historyCases, ...wishCases]
