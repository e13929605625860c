import { apartReasons, type Wish, wants } from '../../lib/core/wish.ts'
import { equal, intentOf, linkOf, same, type StoreCase } from './store-build.ts'

const wishOf = (id: string, more: Partial<Wish> = {}): Wish => ({ id, at: 1, want: 'apart', ...more })

/** What a person said, as long as it holds. */
export const wishCases: readonly StoreCase[] = [
  {
    name: 'wishes of every kind come back as they were made',
    run: async ({ store, again }) => {
      const wishes = [
        ...wants.map((want) => wishOf(want, { want, neo: 'n1', outlook: 'o1', seen: '["a",null]' })),
        ...apartReasons.map((why) => wishOf(why, { why, mark: '1a2b3c4d' })),
        wishOf('empty', { neo: '', seen: '' }),
      ]
      equal(await store('a').wishes(), [])
      await store('a').record({ wish: wishes })
      await again()
      same(await store('a').wishes(), wishes)
    },
  },
  {
    name: 'a wish replaces that of its id whole, of one change the last',
    run: async ({ store }) => {
      await store('a').record({ wish: [wishOf('w1', { neo: 'n1', why: 'orphan' }), wishOf('w2')] })
      await store('a').record({ wish: [wishOf('w1', { at: 2 }), wishOf('w1', { at: 3, want: 'neo' })] })
      same(await store('a').wishes(), [wishOf('w1', { at: 3, want: 'neo' }), wishOf('w2')])
    },
  },
  {
    name: 'a fulfilled wish goes with what it wanted; an unknown one is nothing',
    run: async ({ store }) => {
      await store('a').begin([intentOf('i1')])
      await store('a').record({ wish: [wishOf('w1'), wishOf('w2')] })
      await store('a').record({ intents: ['i1'], put: [linkOf('n1', 'o1')], unwish: ['w1', 'w7'] })
      equal(await store('a').wishes(), [wishOf('w2')])
      equal(await store('a').intents(), [])
      equal(await store('a').links(), [linkOf('n1', 'o1')])
    },
  },
  {
    name: 'a wish that goes and comes in one change is there',
    run: async ({ store }) => {
      await store('a').record({ wish: [wishOf('w1')] })
      await store('a').record({ unwish: ['w1'], wish: [wishOf('w1', { at: 2 })] })
      equal(await store('a').wishes(), [wishOf('w1', { at: 2 })])
    },
  },
  {
    name: 'F9: wishes of one scope are unknown to another',
    run: async ({ store }) => {
      await store('a').record({ wish: [wishOf('w1')] })
      await store('b').record({ unwish: ['w1'], wish: [wishOf('w2')] })
      equal(await store('a').wishes(), [wishOf('w1')])
      equal(await store('b').wishes(), [wishOf('w2')])
    },
  },
]
