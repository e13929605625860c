import { describe, expect, test } from 'vitest'
import { type Problem, ProblemError } from '../../lib/core/problem.ts'
import { createGraphClient } from '../../lib/graph/client.ts'
import { whoAmI } from '../../lib/graph/who-am-i.ts'
import type { Fault } from '../emulators/faults.ts'
import {
  ask,
  createOf,
  createWorld,
  deleteOf,
  intentOf,
  itemIn,
  linkOf,
  oid,
  one,
  subjects,
  timed,
  updateOf,
} from './graph-world.ts'

const problemOf = async (work: Promise<unknown>): Promise<Problem> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ProblemError)) throw new Error(`no problem: ${String(error)}`)
  return error.problem
}

const failures: [string, Fault['does'], Problem][] = [
  ['cut before', 'cut-before', { kind: 'graph-unreachable' }],
  ['cut after', 'cut-after', { kind: 'graph-unreachable' }],
  ['HTML instead of JSON', 'html', { kind: 'graph-unexpected-answer', code: 'not-json' }],
  ['half an answer', 'truncated', { kind: 'graph-unexpected-answer', code: 'not-json' }],
  ['500', { status: 500 }, { kind: 'graph-unavailable', code: 'internalservererror' }],
  ['502 with HTML', { status: 502, body: '<html></html>' }, { kind: 'graph-unavailable', code: '502' }],
  ['503 without Retry-After', { status: 503 }, { kind: 'graph-unavailable', code: 'serviceunavailable' }],
  ['403', { status: 403 }, { kind: 'graph-denied', code: 'erroraccessdenied' }],
  ['mailbox missing', { status: 404 }, { kind: 'graph-no-mailbox', code: 'mailboxnotenabledforrestapi' }],
  ['404 of nobody', { status: 404, body: '<html></html>' }, { kind: 'graph-refused', code: '404' }],
]

describe.each(failures)('%s', (_, does, problem) => {
  test('ends the read as a whole, and the next good one is complete', async () => {
    const world = createWorld()
    const side = world.side()
    world.box.add({ subject: '会議', start: '2026-11-25T10:00', end: '2026-11-25T11:00' })
    const gone = world.box.add({ subject: '削除', start: '2026-11-25T10:00', end: '2026-11-25T11:00' })
    const links = [linkOf(one(await side.read(ask()), '削除'))]
    world.box.remove(gone)
    const { cursor } = await world.mirror.load()
    const steps: [RegExp, Problem['kind']][] = [
      [/delta/, problem.kind],
      // Nothing says 404 to a batch but a stranger.
      [/batch/, problem.kind === 'graph-refused' ? 'graph-unexpected-answer' : problem.kind],
      [/calendarView\?/, problem.kind === 'graph-refused' ? 'graph-unexpected-answer' : problem.kind],
    ]
    for (const [path, kind] of steps) {
      world.bench.faults.push({ name: 'once', path, times: 1, does })
      expect(await problemOf(side.read(ask({ links })))).toMatchObject({ kind, side: 'outlook' })
      expect((await world.mirror.load()).cursor).toBe(cursor)
    }
    const picture = await side.read(ask({ links }))
    expect(subjects(picture)).toEqual(['会議'])
    expect(picture.missing).toEqual(new Map([[gone, 'gone']]))
  })
})

describe('401', () => {
  test('is tried again once with a fresh token', async () => {
    const world = createWorld()
    world.tokens.valid = 2
    world.box.add({ subject: '会議', start: '2026-11-25T10:00', end: '2026-11-25T11:00' })
    expect(subjects(await world.side().read(ask()))).toEqual(['会議'])
    expect(world.tokens.fresh).toBe(1)
  })

  test('twice means signed out, for reads and writes', async () => {
    const world = createWorld()
    const side = world.side({ token: async () => 'token-0' })
    expect(await problemOf(side.read(ask()))).toMatchObject({ kind: 'microsoft-signed-out', side: 'outlook' })
    expect(await problemOf(side.write([createOf('s1', timed('会議'))]))).toMatchObject({ kind: 'microsoft-signed-out' })
    expect(world.sent()).toHaveLength(4)
  })

  test('of one item is sent again alone', async () => {
    const world = createWorld()
    world.graph.faults.push({ status: 401, code: 'InvalidAuthenticationToken', when: ({ inBatch }) => inBatch })
    const outcomes = await world.side().write([createOf('s1', timed('一')), createOf('s2', timed('二'))])
    expect(outcomes.map((outcome) => outcome.is)).toEqual(['done', 'done'])
    expect(world.tokens.fresh).toBe(1)
    expect(world.box.list()).toHaveLength(2)
  })

  test('the error of the sign-in itself comes through', async () => {
    const world = createWorld()
    const problem = { kind: 'microsoft-consent-needed' as const, code: 'AADSTS65001' }
    const side = world.side({ token: () => Promise.reject(new ProblemError(problem)) })
    expect(await problemOf(side.read(ask()))).toEqual(problem)
    expect(world.sent()).toEqual([])
  })
})

describe('throttling', () => {
  test.each([429, 503])('a short Retry-After of a %i is waited out once', async (status) => {
    const world = createWorld()
    world.bench.faults.push({ name: 'busy', times: 1, does: { status, retryAfter: 7 } })
    expect((await world.side().read(ask())).items).toEqual([])
    expect(world.pauses).toEqual([7000])
  })

  test.each([429, 503])('a long one of a %i, or a second one, is left to a later run', async (status) => {
    const world = createWorld()
    const side = world.side()
    world.bench.faults.push({ name: 'busy', times: 1, does: { status, retryAfter: 120 } })
    const start = world.time.now
    expect(await problemOf(side.read(ask()))).toMatchObject({ kind: 'graph-throttled', retryAt: start + 120_000 })
    world.bench.faults.push({ name: 'busy again', times: 2, does: { status, retryAfter: 5 } })
    expect(await problemOf(side.read(ask()))).toMatchObject({ kind: 'graph-throttled' })
    expect(world.pauses).toEqual([5000])
    world.bench.faults.push({ name: 'busy batch', path: /batch/, times: 1, does: { status, retryAfter: 120 } })
    const outcomes = await side.write([createOf('s1', timed('一')), createOf('s2', timed('二'))])
    expect(outcomes.map((outcome) => outcome.is)).toEqual(['later', 'later'])
    expect(world.box.list()).toEqual([])
  })

  test('items that were turned away are sent again, and only they', async () => {
    const world = createWorld()
    const busy = { status: 429, code: 'ApplicationThrottled', retryAfter: 3, times: 4 }
    world.graph.faults.push({ ...busy, when: ({ inBatch }) => inBatch })
    const operations = Array.from({ length: 20 }, (_, index) => createOf(`s${index}`, timed(`予定 ${index}`)))
    const outcomes = await world.side().write(operations)
    expect(outcomes.map((outcome) => itemIn(outcome).fields.subject)).toEqual(
      operations.map((operation) => operation.fields.subject),
    )
    expect(world.pauses).toEqual([3000])
    expect(world.box.list()).toHaveLength(20)
  })

  test.each(['look', 'write'])(
    'a change and a deletion whose %s is put off for long are told when, and not sent again',
    async (phase) => {
      const world = createWorld()
      const side = world.side()
      await side.read(ask())
      const made = (await side.write(['一', '二'].map((name, index) => createOf(`s${index}`, timed(name))))).map(itemIn)
      const [first, second] = made
      if (!first || !second) throw new Error('nothing was made')
      for (const operation of [updateOf(first, timed('変更'), ['subject']), deleteOf(second)]) {
        world.sent()
        const skip = phase === 'look' ? 0 : 1
        world.bench.faults.push({ name: 'busy', path: /batch/, skip, times: 1, does: { status: 429, retryAfter: 21 } })
        const start = world.time.now
        expect(await side.write([operation])).toMatchObject([
          { is: 'later', problem: { kind: 'graph-throttled', retryAt: start + 21_000 } },
        ])
        expect([world.sent().length, world.pauses, world.time.now]).toEqual([skip + 1, [], start])
      }
      expect(world.box.list().map(({ subject }) => subject)).toEqual(['一', '二'])
    },
  )

  test('items with a long Retry-After wait for a later run', async () => {
    const world = createWorld()
    const busy = { status: 429, code: 'ApplicationThrottled', retryAfter: 300, times: 2 }
    world.graph.faults.push({ ...busy, when: ({ inBatch }) => inBatch })
    const outcomes = await world
      .side()
      .write(['一', '二', '三'].map((name, index) => createOf(`s${index}`, timed(name))))
    const later = outcomes.filter((outcome) => outcome.is === 'later')
    expect(later.map(({ problem }) => problem.retryAt)).toEqual([world.time.now + 300_000, world.time.now + 300_000])
    expect(world.box.list()).toHaveLength(1)
  })
})

test.each(['cut-after', { status: 500, committed: true }, 'html', 'truncated'] satisfies Fault['does'][])(
  'writes whose answer is lost (%j) are lost, and settled by looking',
  async (does) => {
    const world = createWorld()
    const side = world.side()
    await side.read(ask())
    const [first, second] = (await side.write([createOf('s0', timed('一')), createOf('s1', timed('二'))])).map(itemIn)
    if (!first || !second) throw new Error('nothing was made')
    const links = [linkOf(first, 's0'), linkOf(second, 's1')]
    const change = updateOf(first, timed('変更'), ['subject'], 's0')
    // The batch before the write only looks.
    world.bench.faults.push({ name: 'lost', path: /batch/, skip: 1, times: 1, does })
    expect((await side.write([change]))[0]?.is).toBe('lost')
    const removal = deleteOf(second, 's1')
    world.bench.faults.push({ name: 'lost', path: /batch/, skip: 1, times: 1, does })
    expect((await side.write([removal]))[0]?.is).toBe('lost')
    const picture = await side.read(ask({ links, intents: [intentOf(change), intentOf(removal)] }))
    // The foreign page stood before the service: nothing was written.
    const reached = does !== 'html'
    expect(subjects(picture)).toEqual(reached ? ['変更'] : ['一', '二'])
    expect(picture.missing).toEqual(reached ? new Map([[second.id, 'gone']]) : new Map())
  },
)

test('a conflict inside Exchange is tried again later', async () => {
  const world = createWorld()
  world.graph.faults.push({ status: 409, code: 'ErrorConcurrentItemSave' })
  expect((await world.side().write([createOf('s1', timed('会議'))]))[0]?.is).toBe('later')
})

test('a look before a change or a deletion that fails writes nothing and keeps nothing', async () => {
  const world = createWorld()
  const side = world.side()
  const item = itemIn((await side.write([createOf('s1', timed('会議'))]))[0])
  for (const does of ['cut-before', 'html', { status: 500 }] satisfies Fault['does'][]) {
    world.bench.faults.push({ name: 'look', path: /batch/, times: 1, does })
    expect((await side.write([deleteOf(item)]))[0]?.is).toBe('later')
    world.bench.faults.push({ name: 'look', path: /batch/, times: 1, does })
    expect((await side.write([updateOf(item, timed('変更'), ['subject'])]))[0]?.is).toBe('later')
  }
  expect(world.box.list().map((event) => event.subject)).toEqual(['会議'])
  expect(world.kept).toEqual([])
})

describe('the delta token', () => {
  test.each(['SyncStateNotFound', 'syncStateNotFound', 'resyncRequired', 'fullSyncRequired', 'location'] as const)(
    'that died (%s) costs a full round and nothing else',
    async (variant) => {
      const world = createWorld()
      const side = world.side()
      const item = itemIn((await side.write([createOf('s1', timed('会議'))]))[0])
      const links = [linkOf(item)]
      await side.read(ask({ links }))
      world.graph.tokens.expireDelta(variant)
      world.sent()
      const picture = await side.read(ask({ links }))
      expect([subjects(picture), picture.missing.size]).toEqual([['会議'], 0])
      expect(world.sent()).toEqual(Array(3).fill('GET /me/calendar/calendarView/delta'))
    },
  )

  test('that died in the middle of a round costs that round', async () => {
    const world = createWorld()
    world.box.add({ subject: '会議', start: '2026-11-25T10:00', end: '2026-11-25T11:00' })
    world.bench.faults.push({ name: 'died', path: /skiptoken/, times: 1, does: { status: 410 } })
    expect(subjects(await world.side().read(ask()))).toEqual(['会議'])
  })

  test('that the service does not understand any more is dropped', async () => {
    const world = createWorld()
    const side = world.side()
    await side.read(ask())
    world.bench.faults.push({ name: 'odd', path: /deltatoken/, times: 1, does: { status: 400 } })
    expect((await side.read(ask())).items).toEqual([])
  })
})

test('asks Graph who the user is', async () => {
  const world = createWorld()
  const options = { fetch: world.bench.fetch, zone: 'Tokyo Standard Time', now: Date.now, pause: async () => undefined }
  expect(await whoAmI(createGraphClient({ ...options, token: async () => 'token-1' }))).toBe(oid)
  expect(await problemOf(whoAmI(createGraphClient({ ...options, token: async () => 'none' })))).toMatchObject({
    kind: 'microsoft-signed-out',
  })
})
