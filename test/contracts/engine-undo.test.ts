// Taking back over both real adapters, with the database instead of its fake: what is kept is what comes back.
import { afterEach, describe, expect, test } from 'vitest'
import type { Change } from '../../lib/core/ports.ts'
import { ProblemError } from '../../lib/core/problem.ts'
import { type Db, openDb } from '../../lib/store/db.ts'
import { historyStore } from '../../lib/store/history.ts'
import { syncStore } from '../../lib/store/links.ts'
import { mirrorStore } from '../../lib/store/mirror.ts'
import { type VariantName, variantNames } from '../emulators/neo/variants.ts'
import { memoryMirror } from '../fakes/memory-mirror.ts'
import { memoryStore } from '../fakes/memory-store.ts'
import { person } from '../fixtures/people.ts'
import { createEngine, day, type Engine, type Pc } from './engine-world.ts'
import { factory } from './store-rows.ts'

const pcOf = (db: Db): Pc => ({
  device: 'device-1',
  store: { ...syncStore(db, 'a'), ...historyStore(db, 'a') },
  mirrors: { neo: mirrorStore(db, 'a', 'neo'), outlook: mirrorStore(db, 'a', 'outlook') },
})
const engines: Engine[] = []
const synced = async (variant: VariantName = 'cloud') => {
  const db = openDb('test', factory())
  const pc = pcOf(db)
  const neoEvents = [1, 2, 3].map((count) => ({
    owner: person.neoUid,
    startdate: day(count),
    starttime: '1000',
    endtime: '1130',
    event: '会議',
    detail: `定例 ${count}`,
    place: '本社',
    memo: `資料 ${count}\n二行目`,
  }))
  const outlookEvents = [4, 5].map((count) => ({
    subject: `歯科 ${count}`,
    start: `${day(count)}T18:00`,
    end: `${day(count)}T18:30`,
  }))
  const engine = await createEngine({ variant, seed: 11, neoEvents, outlookEvents, pc })
  engines.push(engine)
  await engine.run()
  const latest = async () => (await engine.store.entries())[0]?.run ?? ''
  return { engine, db, pc, latest, lines: () => [engine.world.neoLines(), engine.world.outlookLines()] }
}
afterEach(() => {
  for (const { world } of engines.splice(0)) expect(world.offences()).toEqual([])
})

/** In each calendar one event is changed and one is deleted, and the run carries it over. */
const changed = async (made: Awaited<ReturnType<typeof synced>>) => {
  const { engine } = made
  const { world } = engine
  const sidOf = (detail: string) => world.neo.eventsOf(person.neoUid).find((one) => one.detail === detail)?.sid ?? ''
  const idOf = (subject: string) =>
    world
      .outlook()
      .list()
      .find((one) => one.subject === subject)?.id ?? ''
  world.neo.editEvent(sidOf('定例 1'), { detail: '定例 改', memo: '別の資料' })
  world.neo.removeEvent(sidOf('定例 2'))
  world.outlook().edit(idOf('歯科 4'), { subject: '歯科 変更' })
  world.outlook().remove(idOf('歯科 5'))
  await engine.run()
  return await engine.store.entries({ run: await made.latest() })
}
const textsOf = (lines: readonly string[] | undefined, text: string) =>
  lines?.filter((line) => line.includes(text)).length

test.each(variantNames)('a run that wrote on both sides is taken back after it was asked (%s)', async (variant) => {
  const made = await synced(variant)
  const entries = await changed(made)
  expect(entries.map(({ operation, before }) => [operation.do, operation.on, before !== undefined]).toSorted()).toEqual(
    [
      ['delete', 'neo', true],
      ['delete', 'outlook', true],
      ['update', 'neo', true],
      ['update', 'outlook', true],
    ],
  )
  const before = made.lines()
  const { question } = await made.engine.undo(entries)
  expect(question?.problem).toEqual({ kind: 'guard-undo', count: 4 })
  expect(made.lines()).toEqual(before)

  const { applied } = await made.engine.undo(entries, { confirmed: question?.id ?? '' })
  expect(applied?.failed).toEqual([])
  const [neo, outlook] = made.lines()
  // Each side has back what the run had written there, and nothing of the other's.
  for (const [lines, text, count] of [
    [outlook, '会議：定例 1', 1],
    [outlook, '資料 1', 1],
    [outlook, '会議：定例 2', 1],
    [neo, '定例 改', 1],
    [neo, '定例 2', 0],
    [neo, '歯科 4', 1],
    [neo, '歯科 5', 1],
    [outlook, '歯科 変更', 1],
    [outlook, '歯科 5', 0],
  ] as const)
    expect([text, textsOf(lines, text)]).toEqual([text, count])
  expect((await made.engine.store.entries({ run: entries[0]?.run ?? '' })).every(({ undoneAt }) => undoneAt)).toBe(true)

  // What was taken back stands apart: no later run does it again or carries it over.
  for (let round = 0; round < 3; round++) await made.engine.run()
  expect(made.lines()).toEqual([neo, outlook])
  const { plan } = await made.engine.run()
  expect([plan.operations, plan.parked.map(({ why }) => why)]).toEqual([[], Array(plan.parked.length).fill('undone')])
})

describe('what goes wrong while it is taken back', () => {
  test.each(['neo', 'outlook'] as const)(
    'I3: killed before it is recorded that %s has the event again',
    async (side) => {
      const made = await synced()
      const entries = (await changed(made)).filter(
        ({ operation }) => operation.do === 'delete' && operation.on === side,
      )
      expect(entries).toHaveLength(1)
      const { question } = await made.engine.undo(entries)
      const store = made.engine.store
      const record = (change: Change) =>
        change.done && change.done.length > 0 ? Promise.reject(new Error('killed')) : store.record(change)
      const pc = { ...made.pc, store: { ...store, record } }
      await expect(made.engine.undo(entries, { confirmed: question?.id ?? '', pc })).rejects.toThrow('killed')
      const restored = made.lines()
      const { plan } = await made.engine.run()
      expect([plan.operations, plan.parked.map((one) => [one.side, one.why])]).toEqual([[], [[side, 'undone']]])
      expect(
        (await store.entries({ run: entries[0]?.run ?? '' })).find(({ id }) => id === entries[0]?.id)?.undoneAt,
      ).toEqual(expect.any(Number))
      for (let round = 0; round < 2; round++) await made.engine.run()
      expect(made.lines()).toEqual(restored)
    },
  )

  test('what cannot be kept is not written, on either side, and is made up for by the next run', async () => {
    const made = await synced()
    const { world, store } = made.engine
    const event = world.neo.eventsOf(person.neoUid).find(({ detail }) => detail === '定例 1')
    world.neo.editEvent(event?.sid ?? '', { detail: '定例 改' })
    const own = world
      .outlook()
      .list()
      .find(({ subject }) => subject === '歯科 5')
    world.outlook().remove(own?.id ?? '')
    const before = made.lines()
    const full = { ...store, keep: () => Promise.reject(new ProblemError({ kind: 'storage-full' })) }
    const { applied } = await made.engine.run({ pc: { ...made.pc, store: full } })
    expect(applied?.stopped).toEqual({ neo: { kind: 'storage-full' }, outlook: { kind: 'storage-full' } })
    expect(made.lines()).toEqual(before)
    await made.engine.run()
    expect(await store.intents()).toEqual([])
    expect([textsOf(made.lines()[1], '定例 改'), textsOf(made.lines()[0], '歯科 5')]).toEqual([1, 0])
  })
})

describe('what is asked before anything is written', () => {
  test.each(['first', 'preview'] as const)('%s: nothing is written until a person has said so', async (occasion) => {
    const neoEvents = [{ owner: person.neoUid, startdate: day(1), detail: '定例' }]
    const engine = await createEngine({ seed: 11, neoEvents, outlookEvents: [], pc: pcOf(openDb('test', factory())) })
    engines.push(engine)
    const { question, applied } = await engine.run({ occasion })
    expect(question?.problem).toEqual({ kind: occasion === 'first' ? 'guard-first-run' : 'guard-preview', count: 1 })
    expect([applied, engine.world.outlookLines(), await engine.store.links()]).toEqual([undefined, [], []])
    const confirmed = question?.id ?? ''
    expect((await engine.run({ occasion, confirmed })).applied?.counts.outlook.created).toBe(1)
    // Nothing is to be written: the first run is over, a preview asks all the same.
    expect((await engine.run({ occasion })).question?.problem.kind).toBe(
      occasion === 'first' ? undefined : 'guard-preview',
    )
  })
})

describe('another PC', () => {
  const secondPc = (): Pc => ({
    device: 'device-2',
    store: memoryStore(),
    mirrors: { neo: memoryMirror(), outlook: memoryMirror() },
  })
  /** What the latest run has written was taken back on the first PC; the second has seen that run's end. */
  const takenBackBeside = async (act: (made: Awaited<ReturnType<typeof synced>>) => Promise<unknown>) => {
    const made = await synced()
    const { engine } = made
    const pc = secondPc()
    await engine.run({ pc })
    await act(made)
    // Late echoes included, both know the same.
    for (let round = 0; round < 3; round++) for (const one of [{}, { pc }]) await engine.run(one)
    const run = (await engine.store.entries())[0]?.run ?? ''
    const entries = await engine.store.entries({ run })
    const { question } = await engine.undo(entries)
    const { applied } = await engine.undo(entries, { confirmed: question?.id ?? '' })
    expect(applied?.failed).toEqual([])
    return { made, engine, pc, lines: made.lines() }
  }
  const restOf = async ({ engine, pc }: { engine: Engine; pc: Pc }) => {
    for (let round = 0; round < 4; round++) for (const one of [{ pc }, {}]) await engine.run(one)
    return (await engine.run({ pc })).plan
  }

  test('lets a creation that was taken back rest, and keeps the originals', async () => {
    const { made, engine, pc, lines } = await takenBackBeside(async () => undefined)
    const { operations, parked } = await restOf({ engine, pc })
    expect(made.lines()).toEqual(lines)
    expect([
      textsOf(lines[0], '会議'),
      textsOf(lines[0], '歯科'),
      textsOf(lines[1], '会議'),
      textsOf(lines[1], '歯科'),
    ]).toEqual([3, 0, 0, 2])
    expect([operations, parked.map(({ why }) => why)]).toEqual([[], Array(5).fill('undone')])
  })

  test('lets changes and deletions that were taken back rest', async () => {
    const { made, engine, pc, lines } = await takenBackBeside(changed)
    const { operations, parked } = await restOf({ engine, pc })
    expect(made.lines()).toEqual(lines)
    expect(operations).toEqual([])
    // What was restored names nobody that this PC knows.
    expect(parked.map(({ why }) => why).toSorted()).toEqual(['orphan', 'orphan', 'undone', 'undone'])
  })

  test('goes on with the pair when a person on either has said what holds', async () => {
    const { made, engine, pc } = await takenBackBeside(changed)
    const { parked } = await restOf({ engine, pc })
    const one = parked.find(({ why, neo, outlook }) => why === 'undone' && neo && outlook)
    await pc.store.record({
      wish: [{ id: 'said', at: Date.now(), want: 'neo', ...one?.ids, ...(one && { seen: one.seen }) }],
    })
    const { plan } = await engine.run({ pc })
    expect(plan.operations.map((o) => [o.do, o.on])).toEqual([['update', 'outlook']])
    const rest = await restOf({ engine, pc })
    expect(rest.operations).toEqual([])
    expect(rest.parked.filter(({ why }) => why === 'undone')).toHaveLength(1)
    // An edit of the pair goes over again, from the first PC too.
    const sid = one?.ids.neo ?? ''
    made.engine.world.neo.editEvent(sid, { detail: 'そのあとの変更' })
    // Its etag may move meanwhile: then the next run writes it.
    while ((await engine.run()).applied?.again);
    expect(textsOf(made.lines()[1], 'そのあとの変更')).toBe(1)
  })
})
