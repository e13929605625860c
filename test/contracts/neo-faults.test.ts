import { beforeEach, describe, expect, test } from 'vitest'
import type { Item, Times } from '../../lib/core/event.ts'
import type { Operation, ReadRequest } from '../../lib/core/ports.ts'
import { ProblemError } from '../../lib/core/problem.ts'
import { checkNeo } from '../../lib/neo/check.ts'
import { defaultProfile } from '../../lib/neo/profile.ts'
import type { FaultAction } from '../emulators/faults.ts'
import { variantNames } from '../emulators/neo/variants.ts'
import { createNeoWorld, keepNothing, me, type NeoWorld, zoneClock } from './neo-world.ts'

const ask: ReadRequest = {
  window: { from: '2026-11-01', to: '2026-12-31' },
  links: [],
  intents: [],
  progress: () => undefined,
}
const problemOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error instanceof ProblemError ? error.problem : error
}
const writes = (world: NeoWorld) => world.neo.calls().filter((call) => call.done).length
const create: Extract<Operation, { do: 'create' }> = {
  do: 'create',
  on: 'neo',
  partnerId: 'o1',
  partnerMark: '0a1b2c3d',
  fields: {
    subject: '新規',
    times: { kind: 'timed', start: '2026-12-04T10:00', end: '2026-12-04T11:00' },
    place: '',
    body: '',
  },
  generation: 0,
}
const operationsOn = (item: Item): Operation[] => [
  create,
  {
    do: 'update',
    on: 'neo',
    id: item.id,
    version: '',
    seen: item.fields,
    fields: { ...item.fields, subject: '変更' },
    changed: ['subject'],
    partnerId: 'o2',
    generation: 0,
  },
  { do: 'delete', on: 'neo', id: item.id, version: '', seen: item.fields, partnerId: 'o2' },
]
const fault = (world: NeoWorld, does: FaultAction, more: { path?: RegExp; skip?: number; times?: number } = {}) =>
  void world.bench.faults.push({ name: 'fault', does, ...more })

describe.each(variantNames)('neo %s', (variant) => {
  let world: NeoWorld
  let item: Item
  beforeEach(async () => {
    world = await createNeoWorld({ variant })
    world.neo.addEvent(me, { startdate: '2026-11-26', starttime: '0900', endtime: '1000', detail: '予定' })
    const [first] = (await world.side().read(ask)).items
    item = first as Item
    world.neo.addEvent(me, { startdate: '2026-11-27', detail: '新しい予定' })
  })
  const nextRunIsGood = async () => {
    world.bench.faults.length = 0
    expect((await world.side().read(ask)).items).toHaveLength(2)
  }

  test('an ended session', async () => {
    world.neo.expireSessions()
    expect(await problemOf(world.side().read(ask))).toMatchObject({ kind: 'neo-signed-out', side: 'neo' })
    for (const operation of operationsOn(item))
      expect(await problemOf(world.side().write([operation], keepNothing))).toMatchObject({ kind: 'neo-signed-out' })
    expect(writes(world)).toBe(0)
    await world.login()
    await nextRunIsGood()
  })

  test('a session that ends between the list and the details', async () => {
    const send: typeof fetch = async (...args) => {
      const response = await world.fetch(...args)
      if (response.url.includes('/dneor.')) world.neo.expireSessions()
      return response
    }
    expect(await problemOf(world.side({ fetch: send }).read(ask))).toMatchObject({ kind: 'neo-signed-out' })
  })

  test('nobody logged in', async () => {
    world.jar.clear()
    world.sent()
    expect(await problemOf(world.side().read(ask))).toMatchObject({ kind: 'neo-signed-out' })
    expect(world.sent()).toEqual([])
  })

  test('somebody else logged in', async () => {
    await world.login('sato')
    expect(await problemOf(world.side().read(ask))).toMatchObject({ kind: 'neo-user-changed' })
    for (const operation of operationsOn(item))
      expect(await problemOf(world.side().write([operation], keepNothing))).toMatchObject({ kind: 'neo-user-changed' })
    expect(writes(world)).toBe(0)
  })

  test('somebody else logs in while the list or the details are read', async () => {
    const changing = (looks: number) => {
      let asked = 0
      const cookies = async () => ({ ...(await world.cookies()), ...(asked++ >= looks && { uid: '1002' }) })
      return problemOf(world.side({ cookies }).read(ask))
    }
    for (const looks of [1, 2]) {
      world.neo.addEvent(me, { startdate: '2026-11-28', detail: `もう一つ ${looks}` })
      expect(await changing(looks)).toMatchObject({ kind: 'neo-user-changed' })
    }
    // Also where there is nothing but a list to be read.
    await world.side().read(ask)
    expect(await changing(1)).toMatchObject({ kind: 'neo-user-changed' })
  })

  test.each([
    ['HTML instead of JSON', 'html', { kind: 'neo-unexpected-answer' }],
    ['half an answer', 'truncated', { kind: 'neo-unexpected-answer' }],
    ['a cut connection', 'cut-before', { kind: 'neo-unreachable' }],
    ['500', { status: 500 }, { kind: 'neo-unexpected-answer', code: '500' }],
    ['503', { status: 503, retryAfter: 90 }, { kind: 'neo-busy', code: '503', retryAt: zoneClock() + 90_000 }],
    ['429', { status: 429, retryAfter: 10 }, { kind: 'neo-busy', code: '429', retryAt: zoneClock() + 10_000 }],
    ['408', { status: 408 }, { kind: 'neo-busy', code: '408' }],
  ] as const)('%s: no picture, no write', async (_, does, problem) => {
    fault(world, does)
    expect(await problemOf(world.side().read(ask))).toMatchObject(problem)
    world.bench.faults.length = 0
    // And in the middle of the details.
    fault(world, does, { skip: 1 })
    expect(await problemOf(world.side().read(ask))).toMatchObject({ ...problem })
    expect(writes(world)).toBe(0)
    await nextRunIsGood()
  })

  test.each([
    ['HTML', 'html'],
    ['cut', 'cut-before'],
    ['503', { status: 503, retryAfter: 5 }],
  ] as const)('%s before a write: it comes later, and nothing was written', async (_, does) => {
    const [, ...changes] = operationsOn(item)
    fault(world, does, { path: /dneo\.(cgi|exe)/ })
    for (const operation of changes) {
      const [outcome] = await world.side().write([operation], keepNothing)
      expect(['later', 'waiting']).toContain(outcome?.is)
    }
    expect(writes(world)).toBe(0)
  })

  test('what the list still shows is not gone, whatever its own page says before a write', async () => {
    const [, ...changes] = operationsOn(item)
    for (const operation of changes) {
      const side = world.side()
      // The page of another event was seen in this life: the address itself is good.
      world.setAddresses({ sample: world.sample() })
      world.neo.addEvent(me, { startdate: '2026-11-28', detail: `${operation.do}前` })
      await side.read(ask)
      fault(world, { status: 404 }, { path: new RegExp(`=${item.id}`) })
      const [outcome] = await side.write([operation], keepNothing)
      expect(['failed', 'waiting']).toContain(outcome?.is)
      world.bench.faults.length = 0
    }
    expect(writes(world)).toBe(0)
  })

  test('503 on a create, and NEO answers the question whether it is there: later, made once in the end', async () => {
    fault(world, { status: 503, retryAfter: 5 }, { path: /schcmdentry/, times: 1 })
    expect(await world.side().write([create], keepNothing)).toEqual([
      { is: 'later', problem: { kind: 'neo-busy', side: 'neo', code: '503', retryAt: zoneClock() + 5000 } },
    ])
    expect(await world.side().write([create], keepNothing)).toMatchObject([{ is: 'done' }])
    expect(world.own().filter(({ detail }) => detail === '新規')).toHaveLength(1)
  })

  test('503 on a create that was carried out all the same: done', async () => {
    fault(world, { status: 503, committed: true }, { path: /schcmdentry/, times: 1 })
    expect(await world.side().write([create], keepNothing)).toMatchObject([
      { is: 'done', item: { partnerMark: '0a1b2c3d' } },
    ])
    expect(world.own()).toHaveLength(3)
  })

  test('a create lost with everything after it: the intent finds it', async () => {
    fault(world, 'cut-after', { path: /schcmdentry/, times: 1 })
    fault(world, 'cut-before', { skip: 1 })
    const [outcome] = await world.side().write([create], keepNothing)
    world.bench.faults.length = 0
    // Where the first fault was used up, the list after it was cut too.
    expect(['lost', 'done']).toContain(outcome?.is)
    const picture = await world.side().read({ ...ask, intents: [{ id: 'i', at: 0, run: 'r', operation: create }] })
    expect(picture.items.filter(({ partnerMark }) => partnerMark === '0a1b2c3d')).toHaveLength(1)
  })

  test('a lost create is found wherever it was to stand, also outside the days of the next run', async () => {
    const times: Times = { kind: 'days', first: '2027-06-04', last: '2027-06-04' }
    const lost: Operation = { ...create, fields: { ...create.fields, times } }
    fault(world, 'cut-after', { path: /schcmdentry/, times: 1 })
    fault(world, 'cut-before', { skip: 1 })
    await world.side().write([lost], keepNothing)
    world.bench.faults.length = 0
    expect(world.own()).toHaveLength(3)
    const picture = await world.side().read({ ...ask, intents: [{ id: 'i', at: 0, run: 'r', operation: lost }] })
    expect(picture.items.filter(({ partnerMark }) => partnerMark === '0a1b2c3d')).toHaveLength(1)
  })

  test('a refusal is for one event only', async () => {
    fault(world, { status: 200, body: { status: 'ng', errorno: '3004' } }, { path: /schcmdentry/, times: 1 })
    expect(await world.side().write([create, create], keepNothing)).toMatchObject([
      { is: 'failed', problem: { kind: 'neo-refused', side: 'neo', code: '3004' } },
      { is: 'done' },
    ])
    expect(world.own()).toHaveLength(3)
  })

  test('403 for one event while the session lives is a refusal, too', async () => {
    fault(world, { status: 403 }, { path: /schcmdentry/, times: 1 })
    expect(await world.side().write([create], keepNothing)).toMatchObject([
      { is: 'failed', problem: { kind: 'neo-refused', code: '403' } },
    ])
  })

  test('the connection test tells what is there', async () => {
    const check = (more: Partial<Parameters<typeof checkNeo>[0]> = {}) =>
      checkNeo({
        origin: world.neo.origin,
        base: world.neo.base,
        ext: world.neo.ext,
        profile: defaultProfile,
        fetch: world.fetch,
        cookies: world.cookies,
        ...more,
      })
    expect(await check()).toEqual({ uid: me })
    expect(await check({ base: '/nowhere' })).toMatchObject({ problem: { kind: 'neo-not-neo' } })
    expect(await check({ origin: 'https://www.example.com' })).toMatchObject({ problem: { kind: 'neo-not-neo' } })
    const another: typeof fetch = async (...args) => {
      const answer = await world.fetch(...args)
      const { status, headers } = answer
      const value = answer.url.replace(world.neo.origin, 'https://another.dn-cloud.com')
      return Object.defineProperty(new Response(await answer.text(), { status, headers }), 'url', { value })
    }
    expect(await check({ fetch: another })).toMatchObject({ problem: { kind: 'neo-not-neo' } })
    fault(world, 'html')
    expect(await check()).toMatchObject({ problem: { kind: 'neo-not-neo' } })
    world.bench.faults.length = 0
    fault(world, 'cut-before')
    expect(await check()).toMatchObject({ problem: { kind: 'neo-unreachable' } })
    world.bench.faults.length = 0
    world.neo.expireSessions()
    expect(await check()).toMatchObject({ problem: { kind: 'neo-signed-out' } })
    world.jar.clear()
    expect(await check()).toMatchObject({ problem: { kind: 'neo-signed-out' } })
  })

  test('maintenance', async () => {
    world.neo.knobs.maintenance = 200
    expect(await problemOf(world.side().read(ask))).toMatchObject({ kind: 'neo-unexpected-answer' })
    world.neo.knobs.maintenance = 503
    expect(await problemOf(world.side().read(ask))).toMatchObject({ kind: 'neo-busy' })
    world.neo.knobs.maintenance = false
    await nextRunIsGood()
  })
})
