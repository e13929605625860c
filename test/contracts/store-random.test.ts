import type { Flags } from '../../lib/core/flags.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldNames, type Fields, type Item, type SideName } from '../../lib/core/event.ts'
import type { Carried, Change, HistoryEntry, Intent, Link, Operation } from '../../lib/core/ports.ts'
import { apartReasons, type Wish, wants } from '../../lib/core/wish.ts'
import { openDb } from '../../lib/store/db.ts'
import { historyStore } from '../../lib/store/history.ts'
import { syncStore } from '../../lib/store/links.ts'
import { mirrorStore } from '../../lib/store/mirror.ts'
import { memoryStore } from '../fakes/memory-store.ts'
import { factory } from './store-rows.ts'

const runs = Number(process.env['HISTORY_RUNS'] ?? 60)
const text = fc.oneof(
  fc.constantFrom('', '予定', '\u0000', '\ud83d\ude00 𠮷', 'x'.repeat(70_000)),
  fc.string({ unit: 'binary' }),
)
const id = fc.oneof(fc.constantFrom('AAMk=', 'n-1', '日本 ', '[a,b]'), fc.string({ unit: 'binary', minLength: 1 }))
const day = fc.constantFrom('2026-11-26', '2028-02-29')
const side = fc.constantFrom('neo', 'outlook')
const generation = fc.nat()
/** Some of the keys are there, the others are absent. */
const some = <T extends object>(model: { [K in keyof T]: fc.Arbitrary<NonNullable<T[K]>> }) =>
  fc.record(model, { requiredKeys: [] }) as fc.Arbitrary<T>
const both = <A, B>(a: fc.Arbitrary<A>, b: fc.Arbitrary<B>) => fc.tuple(a, b).map(([one, two]) => ({ ...one, ...two }))

const carried: fc.Arbitrary<Carried> = both(
  fc.record({ to: side, before: text, turns: fc.nat().map((turns) => turns + 1) }),
  some<{ back?: SideName }>({ back: side }),
)
const fields: fc.Arbitrary<Fields> = both(
  fc.record({
    subject: text,
    times: fc.oneof(
      fc.record({
        kind: fc.constant('timed' as const),
        start: day.map((d) => `${d}T00:00`),
        end: day.map((d) => `${d}T23:59`),
      }),
      fc.record({ kind: fc.constant('days' as const), first: day, last: day }),
    ),
    place: text,
    body: text,
  }),
  some<Partial<Flags>>({
    visibility: fc.constantFrom('open', 'private'),
    certainty: fc.constantFrom('firm', 'tentative'),
    importance: fc.constantFrom('normal', 'high'),
  }),
)
const link: fc.Arbitrary<Link> = both(
  fc.record({
    neo: fc.record({ id, fields }),
    outlook: both(fc.record({ id, fields }), some<{ version?: string }>({ version: text })),
    generation,
  }),
  some<{ mark?: string; carried?: NonNullable<Link['carried']> }>({
    mark: text,
    carried: some<NonNullable<Link['carried']>>({ subject: carried, times: carried, place: carried, body: carried }),
  }),
)
const claim = fc.record({ device: text, id: text, at: fc.nat() })
const undoing = some<{ undo?: string; raw?: string }>({ undo: id, raw: text })
const operation: fc.Arbitrary<Operation> = fc.oneof(
  both(
    fc.record({ do: fc.constant('create' as const), on: side, partnerId: text, partnerMark: text, fields, generation }),
    undoing,
  ),
  both(
    fc.record({
      do: fc.constant('update' as const),
      on: side,
      id,
      version: text,
      seen: fields,
      fields,
      changed: fc.subarray([...fieldNames]),
      partnerId: text,
      generation,
    }),
    undoing,
  ),
  fc.record({
    do: fc.constant('stamp' as const),
    on: fc.constant('outlook' as const),
    id,
    version: text,
    fields,
    partnerId: text,
    generation,
  }),
  fc.record({
    do: fc.constant('claim' as const),
    on: fc.constant('outlook' as const),
    id,
    version: text,
    fields,
    claim,
  }),
  both(
    fc.record({ do: fc.constant('delete' as const), on: side, id, version: text, seen: fields, partnerId: text }),
    some<{ undo?: string }>({ undo: id }),
  ),
)
const intent: fc.Arbitrary<Intent> = both(
  fc.record({ id, at: fc.nat(), run: text, operation }),
  some<{ before?: string }>({ before: text }),
)
const wish: fc.Arbitrary<Wish> = both(
  fc.record({ id, at: fc.nat(), want: fc.constantFrom(...wants) }),
  some<Omit<Wish, 'id' | 'at' | 'want'>>({
    neo: text,
    outlook: text,
    mark: text,
    why: fc.constantFrom(...apartReasons),
    seen: text,
    days: fc.record({ from: day, to: day }),
  }),
)
const item: fc.Arbitrary<Item> = both(
  fc.record({ id, version: text, fields, mark: text }),
  some<Omit<Item, 'id' | 'version' | 'fields' | 'mark'>>({
    notYet: fc.constantFrom('series', 'unreadable'),
    readOnly: fc.constant(true as const),
    fixed: fc.subarray([...fieldNames]),
    partnerMark: text,
    generation,
    changedAt: fc.nat(),
    agreed: text,
    claim,
    kind: text,
  }),
)
const byId = <T extends { id: string }>(rows: readonly T[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))

describe('B14: whatever is stored comes back as it was', () => {
  const dexie = () => {
    const deps = factory()
    return openDb('test', deps)
  }
  const distinct = <T extends { id: string }>(one: fc.Arbitrary<T>) =>
    fc.uniqueArray(one, { maxLength: 4, selector: (each) => each.id })

  test('links', () =>
    fc.assert(
      fc.asyncProperty(link, async (one) => {
        const store = syncStore(dexie(), 'a')
        await store.record({ put: [one] })
        expect(await store.links()).toEqual([one])
      }),
      { numRuns: runs },
    ))

  test('intents, and the history that they become', () =>
    fc.assert(
      fc.asyncProperty(distinct(intent), fields, async (intents, after) => {
        const db = dexie()
        const store = syncStore(db, 'a')
        await store.begin(intents)
        expect(byId(await store.intents())).toEqual(byId(intents))
        const done = intents.map(({ id: intentId }) => ({ intent: intentId, eventId: '', after, sure: true }))
        await store.record({ intents: intents.map((one) => one.id), done })
        const entries: HistoryEntry[] = intents.map((one) => ({ ...one, eventId: '', after, sure: true }))
        expect(byId(await historyStore(db, 'a').entries())).toEqual(byId(entries))
        expect(await store.intents()).toEqual([])
      }),
      { numRuns: runs },
    ))

  test('wishes', () =>
    fc.assert(
      fc.asyncProperty(distinct(wish), async (wishes) => {
        const store = syncStore(dexie(), 'a')
        await store.record({ wish: wishes })
        expect(byId(await store.wishes())).toEqual(byId(wishes))
      }),
      { numRuns: runs },
    ))

  test('mirrored events', () =>
    fc.assert(
      fc.asyncProperty(distinct(item), async (items) => {
        const mirror = mirrorStore(dexie(), 'a', 'outlook')
        const rows = items.map((one) => ({ id: one.id, seen: one.version, item: one }))
        await mirror.save({ put: rows })
        expect(byId((await mirror.load()).rows)).toEqual(byId(rows))
      }),
      { numRuns: runs },
    ))
})

describe('the database and the fake tell the same', () => {
  // Few names, so that they meet.
  const name = fc.constantFrom('1', '2', '3')
  const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 3 })
  const short: Fields = {
    subject: '件',
    times: { kind: 'days', first: '2026-11-26', last: '2026-11-26' },
    place: '',
    body: '',
  }
  const linkOf = (neo: string, outlook: string): Link => ({
    neo: { id: neo, fields: short },
    outlook: { id: outlook, fields: short },
    generation: 0,
  })
  const intentOf = (of: string, at: number): Intent => ({
    id: of,
    at,
    run: `r${at % 2}`,
    operation: { do: 'delete', on: 'neo', id: of, version: '', seen: short, partnerId: '' },
  })
  const change = some<Change>({
    intents: few(name),
    put: few(fc.tuple(name, name).map(([neo, outlook]) => linkOf(neo, outlook))),
    drop: few(name),
    done: few(fc.record({ intent: name, eventId: name, sure: fc.boolean() })),
    undone: few(fc.record({ entry: name, at: fc.nat(9) })),
    wish: few(fc.record({ id: name, at: fc.nat(9), want: fc.constantFrom(...wants) })),
    unwish: few(name),
  })
  const step = fc.oneof(
    { weight: 4, arbitrary: change.map((of) => ({ do: 'record' as const, of })) },
    { weight: 3, arbitrary: few(fc.tuple(name, fc.nat(9))).map((of) => ({ do: 'begin' as const, of })) },
    {
      weight: 2,
      arbitrary: few(fc.record({ intent: name, before: name })).map((of) => ({ do: 'keep' as const, of })),
    },
    { weight: 1, arbitrary: fc.nat(9).map((of) => ({ do: 'prune' as const, of })) },
  )
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
  type Store = ReturnType<typeof memoryStore>

  const take = (store: Store, one: Step) => {
    if (one.do === 'record') return store.record(one.of)
    if (one.do === 'keep') return store.keep(one.of)
    if (one.do === 'prune') return store.prune(one.of)
    return store.begin(one.of.map(([of, at]) => intentOf(of, at)))
  }
  const told = async (store: Store) => ({
    links: (await store.links()).toSorted((a, b) => (a.neo.id < b.neo.id ? -1 : 1)),
    intents: byId(await store.intents()),
    wishes: byId(await store.wishes()),
    entries: await store.entries(),
    ofRun: await store.entries({ run: 'r1', from: 3 }),
  })
  const isRefused = (work: Promise<void>) =>
    work.then(
      () => false,
      () => true,
    )

  test('after any changes, and what one refuses the other does', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const db = openDb('test', factory())
        const real: Store = { ...syncStore(db, 'a'), ...historyStore(db, 'a') }
        const fake = memoryStore()
        for (const one of steps) {
          expect(await isRefused(take(real, one))).toBe(await isRefused(take(fake, one)))
          const [now, wanted] = [await told(real), await told(fake)]
          expect(now).toEqual(wanted)
          // B11: neither event of a link has two partners.
          for (const of of ['neo', 'outlook'] as const)
            expect(new Set(now.links.map((each) => each[of].id)).size).toBe(now.links.length)
        }
      }),
      { numRuns: runs },
    ))
})
