import { afterEach, describe, expect, test } from 'vitest'
import type { Problem } from '../../lib/core/problem.ts'
import { ProblemError } from '../../lib/core/problem.ts'
import type { Fault } from '../emulators/faults.ts'
import type { SeedEvent as OutlookSeed } from '../emulators/graph/seed.ts'
import type { SeedEvent as NeoSeed } from '../emulators/neo/types.ts'
import { variantNames } from '../emulators/neo/variants.ts'
import { person } from '../fixtures/people.ts'
import type { WorldOptions } from '../fixtures/world.ts'
import { createEngine, day, type Engine } from './engine-world.ts'

const engines: Engine[] = []
const engine = async (options: WorldOptions) => {
  const made = await createEngine({ seed: 11, ...options })
  engines.push(made)
  return made
}
// After every test, whatever it did: nobody was mailed, no emulator broke, Graph's own description was kept.
afterEach(() => {
  for (const { world } of engines.splice(0)) expect(world.offences()).toEqual([])
})

const same = ({ world }: Engine) => {
  const neo = world.neoLines().filter((line) => !line.startsWith('2025-01-10'))
  expect(world.outlookLines()).toEqual(neo)
  return neo.length
}
/** A second run must change nothing and be quiet: one POST to NEO, one GET to Graph. */
const expectQuiet = async (made: Engine) => {
  // Late echoes of what was just written come in up to two later rounds; they are taken in without any write.
  for (let round = 0; round < 3; round++) await made.run()
  const count = made.count()
  const { plan, applied } = await made.run()
  expect(plan.operations).toEqual([])
  expect(applied?.again).toBe(false)
  expect(count.neo()).toEqual([expect.stringMatching(/^POST /)])
  expect(count.graph()).toEqual([expect.stringMatching(/^GET \/v1\.0\/me\/calendar\/calendarView\/delta/)])
}

const neoEvents = (count: number): NeoSeed[] =>
  Array.from({ length: count }, (_, index) => ({
    owner: person.neoUid,
    startdate: day(-20 + (index % 180)),
    starttime: `${String(8 + (index % 9)).padStart(2, '0')}00`,
    endtime: `${String(9 + (index % 9)).padStart(2, '0')}30`,
    event: '会議',
    detail: `定例 ${index + 1}`,
    place: '本社',
    memo: `資料 ${index + 1}\n二行目`,
  }))

describe.each(variantNames)('two calendars become one (%s)', (variant) => {
  const shapes: NeoSeed[] = [
    {
      owner: person.neoUid,
      startdate: day(1),
      starttime: '0900',
      endtime: '1000',
      event: '会議',
      detail: '朝会',
      place: '本社',
      other: '7階',
      memo: '議題\n一つ',
    },
    { owner: person.neoUid, startdate: day(2), detail: '時刻のない予定' },
    { owner: person.neoUid, startdate: day(3), enddate: day(5), event: '出張', detail: '大阪' },
    { owner: person.neoUid, startdate: day(4), starttime: '2200', endtime: '2600', detail: '深夜作業' },
    { owner: person.neoUid, startdate: day(6), enddate: day(7), starttime: '1300', endtime: '1000', detail: '一泊' },
    { owner: person.neoUid, startdate: day(8), starttime: '1100', endtime: '', detail: '開始だけ' },
  ]
  const theirs: OutlookSeed[] = [
    { subject: '歯科', start: `${day(1)}T18:00`, end: `${day(1)}T18:30`, location: '駅前; 2階' },
    { subject: '休暇', start: day(9), end: day(11), isAllDay: true },
    { subject: '夜間', start: `${day(10)}T22:00`, end: `${day(11)}T00:00`, body: '本文\n改行' },
  ]

  test('all shapes of single events cross over, then nothing is left to do', async () => {
    const made = await engine({ variant, neoEvents: shapes, outlookEvents: theirs })
    const { applied } = await made.run()
    expect(applied?.failed).toEqual([])
    expect(same(made)).toBe(9)
    await expectQuiet(made)
  })

  test('changes and deletions cross over in both directions', async () => {
    const made = await engine({ variant, neoEvents: neoEvents(8), outlookEvents: theirs })
    await made.run()
    const { world } = made
    const [first, second] = world.neo.eventsOf(person.neoUid).filter(({ detail }) => detail.startsWith('定例'))
    const [dentist, holiday] = ['歯科', '休暇'].map((subject) =>
      world
        .outlook()
        .list()
        .find((event) => event.subject === subject),
    )
    if (!first || !second || !dentist || !holiday) throw new Error('the seed is not there')
    world.neo.editEvent(first.sid, { detail: '定例 改', starttime: '1500', endtime: '1615' })
    world.neo.removeEvent(second.sid)
    world.outlook().edit(dentist.id, { subject: '歯科 予約変更', start: `${day(2)}T17:00`, end: `${day(2)}T17:30` })
    world.outlook().remove(holiday.id)
    const { applied } = await made.run()
    expect(applied?.counts).toEqual({
      neo: { created: 0, updated: 1, deleted: 1 },
      outlook: { created: 0, updated: 1, deleted: 1 },
    })
    expect(same(made)).toBe(9)
    await expectQuiet(made)
  })

  test('an edit of the subject in Outlook keeps 予定 and changes 予定詳細', async () => {
    const made = await engine({ variant, neoEvents: neoEvents(1), outlookEvents: [] })
    await made.run()
    const [event] = made.world.outlook().list()
    if (!event) throw new Error('nothing was created')
    made.world.outlook().edit(event.id, { subject: '会議：月次' })
    await made.run()
    const stored = made.world.neo.eventsOf(person.neoUid).find(({ detail }) => detail === '月次')
    expect(stored).toMatchObject({ event: '会議', place: '本社', memo: '資料 1\n二行目' })
    same(made)
  })

  test('equal events of a first run are adopted, not doubled', async () => {
    const made = await engine({
      variant,
      neoEvents: [{ owner: person.neoUid, startdate: day(1), starttime: '1000', endtime: '1100', detail: '面談' }],
      outlookEvents: [{ subject: '面談', start: `${day(1)}T10:00`, end: `${day(1)}T11:00` }],
    })
    const { plan } = await made.run()
    expect(plan.adopted).toBe(1)
    expect(same(made)).toBe(1)
    await expectQuiet(made)
  })

  test('meetings are named and never written', async () => {
    const made = await engine({
      variant,
      neoEvents: [],
      outlookEvents: [
        {
          subject: '定例会議',
          start: `${day(3)}T10:00`,
          end: `${day(3)}T11:00`,
          attendees: ['hanako.sato@example.com'],
          recurrence: {
            pattern: { type: 'daily', interval: 1 },
            range: { type: 'numbered', numberOfOccurrences: 3, startDate: day(3) },
          },
        },
      ],
    })
    const before = [made.world.neo.eventsOf(person.neoUid).length, made.world.outlook().list().length]
    const { plan } = await made.run()
    expect(plan.operations).toEqual([])
    expect(plan.parked.map(({ why }) => why).toSorted()).toEqual(['meeting'])
    expect([made.world.neo.eventsOf(person.neoUid).length, made.world.outlook().list().length]).toEqual(before)
  })
})

describe('a quiet run', () => {
  test.each([10, 1000])('costs one POST and one GET at %i events, traps on', async (count) => {
    const made = await engine({ neoEvents: neoEvents(count), outlookEvents: [] })
    await made.run()
    expect(same(made)).toBe(count)
    await expectQuiet(made)
  })
})

describe('trouble ends with one problem, writes nothing, and the next good run completes', () => {
  const graph: Partial<Fault> = { emulator: 'graph', host: 'graph.microsoft.com' }
  const cases: { name: string; kind: Problem['kind']; fault: Fault }[] = [
    {
      name: 'Graph says 429',
      kind: 'graph-throttled',
      fault: { ...graph, name: '429', does: { status: 429, retryAfter: 120 } },
    },
    { name: 'Graph says 503', kind: 'graph-unavailable', fault: { ...graph, name: '503', does: { status: 503 } } },
    { name: 'Graph says 500', kind: 'graph-unavailable', fault: { ...graph, name: '500', does: { status: 500 } } },
    { name: 'Graph answers HTML', kind: 'graph-unexpected-answer', fault: { ...graph, name: 'html', does: 'html' } },
    {
      name: 'Graph answers half',
      kind: 'graph-unexpected-answer',
      fault: { ...graph, name: 'half', does: 'truncated' },
    },
    { name: 'Graph is cut', kind: 'graph-unreachable', fault: { ...graph, name: 'cut', does: 'cut-before' } },
    { name: 'NEO says 503', kind: 'neo-busy', fault: { emulator: 'neo', name: '503', does: { status: 503 } } },
    {
      name: 'NEO says 500',
      kind: 'neo-unexpected-answer',
      fault: { emulator: 'neo', name: '500', does: { status: 500 } },
    },
    {
      name: 'NEO answers a foreign page',
      kind: 'neo-unexpected-answer',
      fault: { emulator: 'neo', name: 'html', does: 'html' },
    },
    {
      name: 'NEO answers half',
      kind: 'neo-unexpected-answer',
      fault: { emulator: 'neo', name: 'half', does: 'truncated' },
    },
    { name: 'NEO is cut', kind: 'neo-unreachable', fault: { emulator: 'neo', name: 'cut', does: 'cut-before' } },
  ]
  test.each(cases)('$name', async ({ kind, fault }) => {
    const made = await engine({ neoEvents: neoEvents(6), outlookEvents: [] })
    await made.run()
    const { world } = made
    const [one] = world.outlook().list()
    if (!one) throw new Error('nothing was created')
    world.outlook().edit(one.id, { subject: '変更' })
    world.neo.addEvent(person.neoUid, { startdate: day(3), detail: '追加' })
    const before = [world.neoLines(), world.outlookLines()]
    world.bench.faults.push(fault)
    await expect(made.run()).rejects.toSatisfy((error) => error instanceof ProblemError && error.problem.kind === kind)
    expect([world.neoLines(), world.outlookLines()]).toEqual(before)
    world.bench.faults.length = 0
    await made.run()
    expect(same(made)).toBe(7)
  })

  test.each(variantNames)('an expired NEO session (%s)', async (variant) => {
    const made = await engine({ variant, neoEvents: neoEvents(6), outlookEvents: [] })
    await made.run()
    const { world } = made
    world.neo.addEvent(person.neoUid, { startdate: day(3), detail: '追加' })
    const before = world.outlookLines()
    world.neo.expireSessions()
    await expect(made.run()).rejects.toMatchObject({ problem: { kind: 'neo-signed-out' } })
    expect(world.outlookLines()).toEqual(before)
    await made.logIn()
    await made.run()
    expect(same(made)).toBe(7)
  })
})

describe('guards', () => {
  test('G2: five and more deletions stop and ask; the word of a person is good for this plan', async () => {
    const made = await engine({ neoEvents: neoEvents(20), outlookEvents: [] })
    await made.run()
    const { world } = made
    for (const { sid } of world.neo
      .eventsOf(person.neoUid)
      .filter(({ detail }) => detail !== '見本')
      .slice(0, 6))
      world.neo.removeEvent(sid)
    const refused = await made.run()
    expect(refused.question?.problem).toMatchObject({ kind: 'guard-many-deletions', count: 6 })
    expect(world.outlookLines()).toHaveLength(20)
    world.neo.addEvent(person.neoUid, { startdate: day(2), detail: '新しい' })
    const other = await made.run({ confirmed: refused.question?.id ?? '' })
    expect(other.question).toBeDefined()
    await made.run({ confirmed: other.question?.id ?? '' })
    expect(same(made)).toBe(15)
  })

  test('G1: a side that lists none stops and asks', async () => {
    const made = await engine({ neoEvents: neoEvents(3), outlookEvents: [] })
    await made.run()
    for (const { id } of made.world.outlook().list()) made.world.outlook().remove(id)
    const { question } = await made.run()
    expect(question?.problem).toMatchObject({ kind: 'guard-side-empty', side: 'outlook' })
    expect(made.world.neo.eventsOf(person.neoUid)).toHaveLength(4)
  })
})
