// What other programs of this kind get wrong, measured on ours: real adapters over their emulators.
import { afterEach, expect, test } from 'vitest'
import type { Item } from '../../lib/core/event.ts'
import { ProblemError } from '../../lib/core/problem.ts'
import type { SyncResult } from '../../lib/core/sync.ts'
import type { SeedEvent as OutlookSeed } from '../emulators/graph/seed.ts'
import type { SeedEvent as NeoSeed } from '../emulators/neo/types.ts'
import { memoryMirror } from '../fakes/memory-mirror.ts'
import { memoryStore } from '../fakes/memory-store.ts'
import { person } from '../fixtures/people.ts'
import type { WorldOptions } from '../fixtures/world.ts'
import { createEngine, day, type Engine, type Pc } from './engine-world.ts'

const engines: Engine[] = []
const engine = async (options: WorldOptions) => {
  const made = await createEngine({ seed: 11, ...options })
  engines.push(made)
  return made
}
afterEach(() => {
  for (const { world } of engines.splice(0)) expect(world.offences()).toEqual([])
})

const newPc = (): Pc => ({
  device: 'device-2',
  store: memoryStore(),
  mirrors: { neo: memoryMirror(), outlook: memoryMirror() },
})
const neoLines = ({ world }: Engine) => world.neoLines().filter((line) => !line.startsWith('2025-01-10'))
const writes = ({ applied }: SyncResult) => {
  const { neo, outlook } = applied?.counts ?? {}
  return [neo, outlook].flatMap((side) => (side ? [side.created, side.updated, side.deleted] : []))
}
const long = '打ち合わせの議事と資料の確認、'.repeat(120)
const neoEvents = (count: number, memo = ''): NeoSeed[] =>
  Array.from({ length: count }, (_, index) => ({
    owner: person.neoUid,
    startdate: day(-20 + (index % 180)),
    starttime: `${String(8 + (index % 9)).padStart(2, '0')}00`,
    endtime: `${String(9 + (index % 9)).padStart(2, '0')}30`,
    detail: `定例 ${index + 1}`,
    memo: memo && `${memo}${index}`,
  }))
const outlookEvents = (count: number, body: string): OutlookSeed[] =>
  Array.from({ length: count }, (_, index) => ({
    subject: `商談 ${index + 1}`,
    start: `${day(index)}T18:00`,
    end: `${day(index)}T19:00`,
    body: `${body}${index}`,
  }))

test.each(['neo', 'outlook'] as const)(
  '99 of 100 deleted in %s: the run stops and asks, and nothing is written',
  async (side) => {
    const made = await engine({ neoEvents: neoEvents(100), outlookEvents: [] })
    const { world } = made
    await made.run()
    expect(world.outlookLines()).toHaveLength(100)
    if (side === 'neo')
      for (const sid of [...world.neoById()]
        .flatMap(([sid, line]) => (line.startsWith('2025-01-10') ? [] : [sid]))
        .slice(1))
        world.neo.removeEvent(sid)
    else for (const id of [...world.outlookById().keys()].slice(1)) world.outlook().remove(id)
    const result = await made.run()
    expect(result.question?.problem).toMatchObject({ kind: 'guard-many-deletions', count: 99 })
    expect(result.applied).toBeUndefined()
    expect([neoLines(made).length, world.outlookLines().length].toSorted()).toEqual([1, 100])
    // By a person's word the very same plan is carried out; in NEO one by one.
    const confirmed = await made.run({ confirmed: result.question?.id ?? '' })
    expect(confirmed.applied?.counts[side === 'neo' ? 'outlook' : 'neo'].deleted).toBe(99)
    expect(world.outlookLines()).toEqual(neoLines(made))
  },
)

test.each([1, 2, 3])(
  'one answer in twenty lost, long Japanese texts (seed %i): one further run, no conflict, no duplicate',
  async (seed) => {
    const made = await engine({ neoEvents: neoEvents(120, long), outlookEvents: outlookEvents(60, long) })
    const { world } = made
    const { faults, log } = world.bench
    faults.push({ name: 'lost answer', probability: 0.05, seed, does: 'cut-after' })
    const conflicts: Item[] = []
    const runOnce = async () => {
      try {
        const result = await made.run()
        conflicts.push(...result.parked.map(({ item }) => item))
        return result
      } catch (error) {
        // A read that got lost ends the run before anything is written; the next alarm begins anew.
        expect(error).toBeInstanceOf(ProblemError)
        return
      }
    }
    let runs = 0
    // Until a run comes to its writes at all: everything before has written nothing.
    while (!(await runOnce())?.applied && runs < 40) runs++
    const lost = log.filter(({ fault }) => fault !== undefined).length
    faults.length = 0
    const last = await runOnce()
    expect(lost).toBeGreaterThan(0)
    expect(conflicts).toEqual([])
    expect(last?.applied?.failed).toEqual([])
    const lines = neoLines(made)
    expect(lines).toHaveLength(180)
    expect(world.outlookLines()).toEqual(lines)
    expect(new Set(lines).size).toBe(180)
    // Late echoes of what the last run wrote are taken in; nothing is left to be done.
    const idle = await runOnce()
    expect(idle && writes(idle)).toEqual([0, 0, 0, 0, 0, 0])
  },
)

test('the database is lost after an edit on one side and a deletion on the other: no duplicate, the edit goes over, the deletion is asked', async () => {
  const made = await engine({ neoEvents: neoEvents(6), outlookEvents: outlookEvents(6, '') })
  const { world } = made
  await made.run()
  await made.run()
  const neo = (subject: string) => [...world.neoById()].find(([, line]) => line.includes(subject))?.[0] ?? ''
  const outlook = (subject: string) => [...world.outlookById()].find(([, line]) => line.includes(subject))?.[0] ?? ''
  // Born in NEO and born in Outlook; edited here and there; deleted here and there.
  world.neo.editEvent(neo('定例 1'), { place: '別館' })
  world.outlook().edit(outlook('定例 2'), { location: '分室' })
  world.neo.editEvent(neo('商談 1'), { place: '応接室' })
  world.outlook().edit(outlook('商談 2'), { location: '先方' })
  world.neo.removeEvent(neo('定例 3'))
  world.outlook().remove(outlook('定例 4'))
  world.neo.removeEvent(neo('商談 3'))
  world.outlook().remove(outlook('商談 4'))
  const [neoBefore, outlookBefore] = [neoLines(made).length, world.outlookLines().length]

  const pc = newPc()
  const result = await made.run({ pc })
  expect(result.applied?.counts).toEqual({
    neo: { created: 0, updated: 2, deleted: 0 },
    outlook: { created: 0, updated: 2, deleted: 0 },
  })
  // Nothing was made anew and nothing deleted: the four deletions wait for a person's word, and nothing else happens.
  const idle = await made.run({ pc })
  expect(writes(idle)).toEqual([0, 0, 0, 0, 0, 0])
  expect([neoLines(made).length, world.outlookLines().length]).toEqual([neoBefore, outlookBefore])
  const asked = idle.parked.filter(({ choices }) => choices.length > 0).map(({ item }) => item.fields.subject)
  expect(asked.toSorted()).toEqual(['商談 3', '商談 4', '定例 3', '定例 4'])
  for (const place of ['別館', '分室', '応接室', '先方']) {
    expect(world.neoLines().filter((line) => line.includes(place))).toHaveLength(1)
    expect(world.outlookLines().filter((line) => line.includes(place))).toHaveLength(1)
  }
})
