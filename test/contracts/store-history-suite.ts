import type { HistoryEntry, Intent, Operation, SyncStore } from '../../lib/core/ports.ts'
import { days, equal, fieldsOf, intentOf, linkOf, operations, refused, same, type StoreCase } from './store-build.ts'

const at = 1_764_000_000_000
const update = operations[1] as Operation
const remove = operations.at(-1) as Operation

/** Begins an intent and records that it was carried out. */
const write = async (store: SyncStore, intent: Intent, more: Partial<HistoryEntry> = {}): Promise<HistoryEntry> => {
  const result = { eventId: 'o1', after: fieldsOf('変更'), sure: true, ...more }
  await store.begin([intent])
  await store.record({ intents: [intent.id], done: [{ intent: intent.id, ...result }] })
  return { ...intent, ...result }
}

/** What is kept of a write, from before it is sent until its time is over. */
export const historyCases: readonly StoreCase[] = [
  {
    name: 'I6: what an event held stays with its intent',
    run: async ({ store, again }) => {
      await store('a').begin([intentOf('i1', { operation: update }), intentOf('i2'), intentOf('i3')])
      await store('a').keep([
        { intent: 'i1', before: '{"subject":"前"}' },
        { intent: 'i3', before: '' },
      ])
      await again()
      same(await store('a').intents(), [
        intentOf('i1', { operation: update, before: '{"subject":"前"}' }),
        intentOf('i2'),
        intentOf('i3', { before: '' }),
      ])
    },
  },
  {
    name: 'what belongs to no open intent is not kept, and nothing with it',
    run: async ({ store }) => {
      await store('a').begin([intentOf('i1')])
      await store('b').begin([intentOf('i2')])
      await refused(
        store('a').keep([
          { intent: 'i1', before: 'x' },
          { intent: 'i2', before: 'y' },
        ]),
      )
      equal(await store('a').intents(), [intentOf('i1')])
      equal(await store('b').intents(), [intentOf('i2')])
    },
  },
  {
    name: 'what this installation has written of some events is told, of one scope',
    run: async ({ store, again }) => {
      const first = await write(store('a'), intentOf('i1'), { eventId: 'n1' })
      await write(store('a'), intentOf('i2'), { eventId: 'n2' })
      const third = await write(store('a'), intentOf('i3', { operation: update }), { eventId: 'n1' })
      await write(store('b'), intentOf('i1'), { eventId: 'n1' })
      await again()
      same(await store('a').historyOf(['n1', 'n9']), [first, third])
      same(await store('a').historyOf([]), [])
    },
  },
  {
    name: 'I6: what was carried out becomes history as its intent goes',
    run: async ({ store, again }) => {
      const intents = [
        intentOf('i1', { operation: update }),
        intentOf('i2', { operation: remove, at: at + 1 }),
        intentOf('i3'),
        intentOf('i4'),
      ]
      await store('a').begin(intents)
      await store('a').keep([{ intent: 'i1', before: 'x' }])
      await store('a').record({
        intents: ['i1', 'i2', 'i3'],
        put: [linkOf('n1', 'o1')],
        done: [
          { intent: 'i1', eventId: 'o1', after: fieldsOf('変更'), sure: true },
          { intent: 'i2', eventId: 'n1', sure: false },
        ],
      })
      await again()
      equal(await store('a').intents(), [intentOf('i4')])
      equal(await store('a').entries(), [
        { ...intentOf('i2', { operation: remove, at: at + 1 }), eventId: 'n1', sure: false },
        { ...intentOf('i1', { operation: update, before: 'x' }), eventId: 'o1', after: fieldsOf('変更'), sure: true },
      ])
      equal(await store('a').links(), [linkOf('n1', 'o1')])
    },
  },
  {
    name: 'every kind of write is kept whole in the history',
    run: async ({ store, again }) => {
      const written: HistoryEntry[] = []
      for (const [index, operation] of operations.entries())
        written.push(await write(store('a'), intentOf(`i${index}`, { operation, at: at + index }), { after: days }))
      await again()
      equal(await store('a').entries(), written.toReversed())
    },
  },
  {
    name: 'what was done by an unknown intent is nothing',
    run: async ({ store }) => {
      await store('b').begin([intentOf('i1')])
      await store('a').record({ intents: ['i1'], done: [{ intent: 'i1', eventId: 'o1', sure: true }] })
      equal(await store('a').entries(), [])
      equal(await store('b').entries(), [])
      equal(await store('b').intents(), [intentOf('i1')])
    },
  },
  {
    name: 'the history is told newest first, of one run, from a time on',
    run: async ({ store }) => {
      const [first, third, second, other] = [
        await write(store('a'), intentOf('i1', { at })),
        await write(store('a'), intentOf('i3', { at: at + 2 })),
        await write(store('a'), intentOf('i2', { at: at + 1 })),
        await write(store('a'), intentOf('i4', { at: at + 2, run: 'r2' })),
      ]
      equal(await store('a').entries(), [other, third, second, first])
      equal(await store('a').entries({ run: 'r1' }), [third, second, first])
      equal(await store('a').entries({ from: at + 2 }), [other, third])
      equal(await store('a').entries({ run: 'r1', from: at + 1 }), [third, second])
      equal(await store('a').entries({ run: 'r' }), [])
      equal(await store('b').entries(), [])
    },
  },
  {
    name: 'what was taken back says when, and stays in the history',
    run: async ({ store, again }) => {
      const one = await write(store('a'), intentOf('i1'))
      const two = await write(store('a'), intentOf('i2'))
      await store('a').record({
        undone: [
          { entry: 'i1', at: at + 9 },
          { entry: 'i7', at },
        ],
      })
      await store('b').record({ undone: [{ entry: 'i2', at }] })
      await again()
      same(await store('a').entries(), [{ ...one, undoneAt: at + 9 }, two])
      equal(await store('b').entries(), [])
    },
  },
  {
    name: 'what is done and taken back in one change is both',
    run: async ({ store }) => {
      await store('a').begin([intentOf('i1')])
      await store('a').record({
        intents: ['i1'],
        done: [{ intent: 'i1', eventId: 'o1', sure: true }],
        undone: [{ entry: 'i1', at }],
      })
      equal(await store('a').entries(), [{ ...intentOf('i1'), eventId: 'o1', sure: true, undoneAt: at }])
    },
  },
  {
    name: 'what is older than a time goes, what is as old stays',
    run: async ({ store, again }) => {
      await write(store('a'), intentOf('i1', { at: at - 1 }))
      const kept = await write(store('a'), intentOf('i2', { at }))
      const other = await write(store('b'), intentOf('i1', { at: at - 1 }))
      await store('a').prune(at)
      await again()
      equal(await store('a').entries(), [kept])
      equal(await store('b').entries(), [other])
    },
  },
  {
    name: 'open intents are never pruned',
    run: async ({ store }) => {
      await store('a').begin([intentOf('i1', { at: 1 })])
      await store('a').prune(at)
      equal(await store('a').intents(), [intentOf('i1', { at: 1 })])
    },
  },
]
