import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createEngine, type Engine } from '../contracts/engine-world.ts'
import { variantNames } from '../emulators/neo/variants.ts'
import { memoryMirror } from '../fakes/memory-mirror.ts'
import { memoryStore } from '../fakes/memory-store.ts'
import { neoEvent, outlookEvent } from './round-trip-events.ts'
import type { PlainEvent } from '../emulators/graph/mailbox-handle.ts'
import type { SeedEvent as OutlookSeed } from '../emulators/graph/seed.ts'
import type { SeedEvent as NeoSeed, StoredEvent } from '../emulators/neo/types.ts'

// What a person has entered goes over and is read back; nothing is written a second time, and nothing of the original is touched, whatever stands in it.
// ROUND_TRIPS=200 for more of it, ROUND_TRIP_SEED=… for another set.
const numRuns = Number(process.env['ROUND_TRIPS'] ?? 12)
const seed = Number(process.env['ROUND_TRIP_SEED'] ?? 20261127)

const sideNames = ['neo', 'outlook'] as const
const fieldsEdited = ['subject', 'place', 'body'] as const
/** The entry outside the range from which the engine learns the addresses. */
const sample = 1
const some = <T>(event: fc.Arbitrary<T>) => fc.array(event, { minLength: 1, maxLength: 5 })

const freshPc = (device: string) => ({
  device,
  store: memoryStore(),
  mirrors: { neo: memoryMirror(), outlook: memoryMirror() },
})
const marker = /^\[Outlook同期 [0-9a-f]{8}\]$/
/** What a person sees of an entry: all but NEO's own counts, and the marker of the sync. */
const seenInNeo = ({ memo, extra, ...rest }: StoredEvent) => ({
  ...rest,
  updated: 0,
  revision: 0,
  // A form that is sent says its empty fields too.
  extra: Object.fromEntries(Object.entries(extra).filter(([, values]) => values.join('') !== '')),
  memo: memo
    .replaceAll('\r\n', '\n')
    .split('\n')
    .filter((line) => !marker.test(line))
    .join('\n')
    .trimEnd(),
})
const neoNow = ({ world }: Engine) =>
  new Map(world.neoEvents().map((event) => [event.sid, structuredClone(seenInNeo(event))] as const))
const outlookNow = ({ world }: Engine) =>
  new Map([...world.outlook().events.values()].map(({ key, data }) => [key, structuredClone(data)] as const))
const both = (made: Engine) => ({ neo: neoNow(made), outlook: outlookNow(made) })

const keyOf = ({ world }: Engine, id: string) => {
  const { etag } = world.outlook().get(id)
  const stored = [...world.outlook().events.values()].find(({ changeKey }) => `W/"${changeKey}"` === etag)
  if (!stored) throw new Error(`no event ${id}`)
  return stored.key
}

const expectIdle = async (made: Engine, pc?: ReturnType<typeof freshPc>) => {
  const before = both(made)
  const { plan, parked, applied } = await made.run(pc ? { pc } : {})
  expect([plan.operations.filter(({ do: does }) => does !== 'claim'), parked, applied?.failed]).toEqual([[], [], []])
  expect(both(made)).toEqual(before)
}
const expectKept = <K, V>(before: ReadonlyMap<K, V>, after: ReadonlyMap<K, V>) => {
  for (const [id, was] of before) expect(after.get(id)).toEqual(was)
}

/** Equal calendars, as somebody else writes them down; several blanks in a row are one on a page. */
const expectSame = ({ world }: Engine) => {
  const shown = (lines: readonly string[]) => lines.map((line) => line.replace(/ +/g, ' '))
  expect(shown(world.outlookLines())).toEqual(shown(world.neoLines()).filter((line) => !line.startsWith('2025-01-10')))
}
const settings = { seed, numRuns }

/** What each side keeps of a field, and what a person makes of it. */
const edits = {
  subject: {
    neo: ({ detail }: StoredEvent) => ({ detail: `急${detail}` }),
    outlook: ({ subject }: PlainEvent) => ({ subject: `急${subject}` }),
    of: { neo: ['event', 'detail'], outlook: ['subject'] },
  },
  place: {
    neo: ({ place }: StoredEvent) => ({ place: `新${place}` }),
    outlook: ({ location }: PlainEvent) => ({ location: `新${location}` }),
    of: { neo: ['place', 'other'], outlook: ['locations'] },
  },
  body: {
    neo: ({ memo }: StoredEvent) => ({ memo: `追記\n${memo}` }),
    outlook: ({ body }: PlainEvent) => ({ body: `追記\n${body}` }),
    of: { neo: ['memo'], outlook: ['body'] },
  },
} as const
const without = (names: readonly string[], one: object = {}) =>
  Object.fromEntries(Object.entries(one).filter(([name]) => !names.includes(name)))

describe.each(variantNames)('round trip (%s)', (variant) => {
  const arrived = async (neoEvents: NeoSeed[], outlookEvents: OutlookSeed[]) => {
    const made = await createEngine({ variant, neoEvents, outlookEvents, seed: 7 })
    const before = both(made)
    const { parked, applied } = await made.run()
    expect([parked, applied?.failed]).toEqual([[], []])
    return { made, before }
  }

  test('an event of either side arrives, is read back as it was, and is not written again', () =>
    fc.assert(
      fc.asyncProperty(some(neoEvent), some(outlookEvent), async (neoEvents, outlookEvents) => {
        const { made, before } = await arrived(neoEvents, outlookEvents)
        const after = both(made)
        expectKept(before.neo, after.neo)
        expectKept(before.outlook, after.outlook)
        const all = neoEvents.length + outlookEvents.length
        expect([after.neo.size, after.outlook.size]).toEqual([all + sample, all])
        expectSame(made)
        await expectIdle(made)
        // A PC without any database takes both for the pairs that they are.
        const second = freshPc('device-2')
        await expectIdle(made, second)
        await expectIdle(made, second)
        expect(made.world.offences()).toEqual([])
      }),
      settings,
    ))

  test('an edit of one field on either side changes that field of the other event, and nothing else of it', () =>
    fc.assert(
      fc.asyncProperty(
        some(neoEvent),
        some(outlookEvent),
        fc.array(fc.tuple(fc.constantFrom(...sideNames), fc.constantFrom(...fieldsEdited)), {
          minLength: 10,
          maxLength: 10,
        }),
        async (neoEvents, outlookEvents, hands) => {
          const { made } = await arrived(neoEvents, outlookEvents)
          const { world, store } = made
          const done = (await store.links()).map(({ neo, outlook }, at) => {
            const [side, field] = hands[at % hands.length] ?? ['neo', 'body']
            const entry = world.neoEvents().find(({ sid }) => sid === neo.id)
            const event = world.outlookEvents().find(({ id }) => id === outlook.id)
            if (!entry || !event) throw new Error('a link of nothing')
            if (side === 'neo') world.neo.editEvent(neo.id, edits[field].neo(entry))
            else world.outlook().edit(outlook.id, edits[field].outlook(event))
            return { sid: neo.id, key: keyOf(made, outlook.id), side, names: edits[field].of }
          })
          const before = both(made)
          // A list that names few fields shows the others' edits only where an event is looked at again.
          const { parked, applied } = await made.run({ reread: true })
          expect([parked, applied?.failed]).toEqual([[], []])
          const after = both(made)
          for (const { sid, key, side, names } of done) {
            const own = {
              neo: [],
              outlook: [],
              [side === 'neo' ? 'outlook' : 'neo']: names[side === 'neo' ? 'outlook' : 'neo'],
            }
            expect(without(own.neo, after.neo.get(sid))).toEqual(without(own.neo, before.neo.get(sid)))
            expect(without(own.outlook, after.outlook.get(key))).toEqual(without(own.outlook, before.outlook.get(key)))
          }
          expectSame(made)
          await expectIdle(made)
          expect(made.world.offences()).toEqual([])
        },
      ),
      settings,
    ))
})
