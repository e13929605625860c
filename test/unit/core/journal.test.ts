import { describe, expect, test } from 'vitest'
import { apply } from '../../../lib/core/apply.ts'
import type { Plan } from '../../../lib/core/draft.ts'
import type { Fields, SideName } from '../../../lib/core/event.ts'
import type { Operation, SyncStore } from '../../../lib/core/ports.ts'
import { fail } from '../../../lib/core/problem.ts'
import { memoryCalendar } from '../../fakes/memory-calendar.ts'
import { memorySide } from '../../fakes/memory-side.ts'
import { memoryStore } from '../../fakes/memory-store.ts'
import { fieldsOf, linkOf, plan } from './build.ts'
import { quiet, synced, world, x } from './two-calendars.ts'

const edited = { ...x, body: 'y' }
/** One Outlook event in memory, a store that tells its calls, and a plan of the given operations. */
const stage = async (fails?: keyof SyncStore) => {
  const calls: string[] = []
  const calendar = memoryCalendar({ name: 'outlook' })
  const id = calendar.add(x)
  const store = memoryStore({
    before: (name) => {
      calls.push(name)
      if (name === fails) fail('storage-full')
    },
  })
  const outlook = memorySide({ calendar, chunk: 20 })
  const write: typeof outlook.write = async (operations, keep) => {
    const outcomes = await outlook.write(operations, keep)
    calls.push('written')
    return outcomes
  }
  const neo = memorySide({ calendar: memoryCalendar({ name: 'neo' }) })
  let ids = 0
  const run = (operations: Operation[], more: Partial<Plan> = {}) =>
    apply({ ...plan({}), operations, ...more }, [linkOf('n1', id, x)], {
      sides: { neo, outlook: { ...outlook, write } },
      store,
      run: 'r1',
      now: () => 1,
      newId: () => `i${++ids}`,
      progress: () => undefined,
    })
  const common = { on: 'outlook', id, version: '1', seen: x } as const
  const update: Operation = {
    ...common,
    do: 'update',
    fields: edited,
    changed: ['body'],
    partnerId: 'n1',
    generation: 0,
  }
  const remove: Operation = { ...common, do: 'delete', partnerId: '' }
  const create: Operation = {
    do: 'create',
    on: 'outlook',
    partnerId: 'n2',
    partnerMark: 'mark-n2',
    fields: x,
    generation: 0,
  }
  return { calendar, calls, store, run, id, update, remove, create }
}

describe('what is overwritten is kept first', () => {
  test.each(['update', 'remove'] as const)('%s: intent, kept, written, recorded', async (what) => {
    const made = await stage()
    await made.run([made[what]])
    expect(made.calls).toEqual(['begin', 'keep', 'written', 'record'])
    const [entry] = await made.store.entries()
    expect(entry).toMatchObject({ run: 'r1', eventId: made.id, before: JSON.stringify(x), sure: true })
    expect(entry?.after).toEqual(what === 'update' ? edited : undefined)
  })
  test('of a creation there is nothing to keep, and its history names what was made', async () => {
    const made = await stage()
    await made.run([made.create])
    expect(made.calls).toEqual(['begin', 'written', 'record'])
    expect(await made.store.entries()).toMatchObject([{ eventId: 'outlook-2', after: x, sure: true }])
  })
  test.each(['update', 'remove'] as const)('I6: %s: nothing is sent where nothing can be kept', async (what) => {
    const made = await stage('keep')
    const applied = await made.run([made[what]])
    expect(applied.stopped).toEqual({ outlook: { kind: 'storage-full' } })
    expect([made.calendar.get(made.id).fields, made.calls]).toEqual([x, ['begin', 'keep']])
    expect(await made.store.entries()).toEqual([])
  })
  test('a wish goes with the write that fulfils it, and stays with one that does not', async () => {
    for (const lands of [true, false]) {
      const made = await stage()
      await made.store.record({ wish: [{ id: 'w1', at: 1, want: 'neo', neo: 'n1' }] })
      const operation = lands ? made.update : { ...made.update, version: 'other' }
      await made.run([operation], { fulfils: new Map([[operation, ['w1']]]) })
      expect((await made.store.wishes()).length).toBe(lands ? 0 : 1)
    }
  })
  test('what was refused is no history', async () => {
    const made = await stage()
    await made.run([{ ...made.update, version: 'other' }])
    expect([await made.store.entries(), (await made.store.intents()).length]).toEqual([[], 0])
  })
})

describe('an event of NEO whose copy was deleted while nobody remembered', () => {
  const deletedThere = async () => {
    const { made, here, there } = await synced('neo')
    made.loseStore()
    made.calendars.outlook.remove(there[0])
    await made.run()
    return { made, id: here[0] }
  }
  test('is not made anew: it is a question', async () => {
    const { made, id } = await deletedThere()
    expect([made.list('neo'), made.list('outlook')]).toEqual([['e1x'], []])
    const { parked } = await made.run()
    expect(parked).toMatchObject([{ why: 'deleted-there', ids: { neo: id }, choices: ['neo', 'outlook'] }])
    await quiet(made)
  })
  test.each([
    ['neo', ['e1x']],
    ['outlook', []],
  ] as const)('the answer %s is carried out', async (want, result) => {
    const { made, id } = await deletedThere()
    await made.wish({ id: `deleted-there ${id}`, at: Number.MAX_SAFE_INTEGER, want, neo: id })
    await made.run()
    expect([made.list('neo'), made.list('outlook'), await made.wishes()]).toEqual([result, result, []])
    await quiet(made)
  })
})

test('I6: a write whose answer got lost is in the history once it was looked at', async () => {
  for (const side of ['neo', 'outlook'] as const satisfies readonly SideName[]) {
    const other = side === 'neo' ? 'outlook' : 'neo'
    const { made, here } = await synced(other)
    made.calendars[other].edit(here[0], { body: 'y' })
    made.faults[side].push({ on: 'update', does: 'lost', times: 1 })
    await made.run()
    const before = (await made.entries()).length
    await made.run()
    const entries = await made.entries()
    expect([before, entries.length]).toEqual([1, 2])
    const kept = entries.find(({ operation }) => operation.do === 'update')
    expect(kept).toMatchObject({ sure: false, after: { body: 'y' } })
    expect((JSON.parse(kept?.before ?? '{}') as Fields).body).toBe('x')
  }
})

test('newest: a stamp of ours does not make the Outlook event look newer than it is', async () => {
  const made = world()
  const id = made.calendars.neo.add(fieldsOf('e1', { body: 'x' }))
  await made.run()
  const [link] = await made.links()
  const there = link?.outlook.id ?? ''
  // The stamp was taken off by another program, and comes back with our next run.
  made.calendars.outlook.put(there, { partnerMark: 'mark-another' })
  await made.run()
  expect((await made.links())[0]?.outlook.version).toBe(String(made.calendars.outlook.get(there).revision))
  expect(made.calendars.outlook.get(there).partnerMark).toBe(`mark-${id}`)
})
