import { describe, expect, test } from 'vitest'
import { keyOf } from '../../lib/graph/identity.ts'
import type { Settings } from '../emulators/graph/types.ts'
import { ask, createOf, createWorld, intentOf, itemIn, linkOf, one, scope, subjects, timed } from './graph-world.ts'

type Rules = Settings['transactionId']
const answers: [string, Rules][] = [
  ['201 again', { same: 'created', status: 400, existingEventId: true, deletedStillAnswers: true }],
  ['400 with the id', { same: 'duplicate', status: 400, existingEventId: true, deletedStillAnswers: true }],
  ['409 with the id', { same: 'duplicate', status: 409, existingEventId: true, deletedStillAnswers: true }],
  ['400 without the id', { same: 'duplicate', status: 400, existingEventId: false, deletedStillAnswers: true }],
  ['409 without the id', { same: 'duplicate', status: 409, existingEventId: false, deletedStillAnswers: true }],
]

describe.each(answers)('a transaction id that was used before: %s', (_, transactionId) => {
  test.each([0, 3_600_000])('ends in the same event, %i ms later', async (wait) => {
    const world = createWorld({ settings: { transactionId } })
    const first = itemIn((await world.side().write([createOf('s1', timed('会議'))]))[0])
    world.time.now += wait
    // A second device that knows nothing of the first.
    const other = world.side({ mirror: createWorld().mirror, device: 'pc-2' })
    const outcomes = await other.write([createOf('s1', timed('会議')), createOf('s2', timed('別件'))])
    expect(itemIn(outcomes[0])).toMatchObject({ id: first.id, partnerMark: await keyOf(scope, 's1'), generation: 0 })
    expect(world.box.list().map((event) => event.subject)).toEqual(['会議', '別件'])
  })

  test('for another content: what stands there is read, nothing is overwritten', async () => {
    const world = createWorld({ settings: { transactionId } })
    const first = itemIn((await world.side().write([createOf('s1', timed('会議'))]))[0])
    const other = world.side({ mirror: createWorld().mirror, device: 'pc-2' })
    const outcomes = await other.write([createOf('s1', timed('会議（変更）'))])
    expect(outcomes).toMatchObject([{ is: 'changed', item: { id: first.id, fields: timed('会議') } }])
    const picture = await other.read(ask())
    expect(one(picture, '会議')).toMatchObject({ id: first.id, partnerMark: await keyOf(scope, 's1') })
  })

  test('whose event was deleted: gone, and the next generation makes a new one', async () => {
    const world = createWorld({ settings: { transactionId } })
    const side = world.side()
    const operation = createOf('s1', timed('会議'))
    const first = itemIn((await side.write([operation]))[0])
    world.box.remove(first.id)
    await side.read(ask({ intents: [intentOf(operation)] }))
    expect(await side.write([operation])).toEqual([{ is: 'gone' }])
    const second = itemIn((await side.write([{ ...operation, generation: 1 }]))[0])
    expect(second.id).not.toBe(first.id)
    expect(second.generation).toBe(1)
    expect(world.box.list()).toHaveLength(1)
  })

  test('long ago, whose event was deleted: gone too', async () => {
    const world = createWorld({ settings: { transactionId } })
    const side = world.side()
    const first = itemIn((await side.write([createOf('s1', timed('会議'))]))[0])
    world.box.remove(first.id)
    world.time.now += 3_600_000
    expect(await world.side().write([createOf('s1', timed('会議'))])).toEqual([{ is: 'gone' }])
  })
})

test.each([true, false])(
  'a creation whose answer got lost is found by its stamp (deleted ones found: %s)',
  async (all) => {
    const world = createWorld({ settings: { filterFindsDeleted: all } })
    const side = world.side()
    await side.read(ask())
    const operations = ['一', '二'].map((name, index) => createOf(`s${index}`, timed(name), 2))
    world.bench.faults.push({ name: 'lost', path: /batch/, times: 1, does: 'cut-after' })
    const outcomes = await side.write(operations)
    expect(outcomes.map((outcome) => outcome.is)).toEqual(['lost', 'lost'])
    const removed = world.box.list().find((event) => event.subject === '二')
    world.box.remove(removed?.id ?? '')
    const picture = await world.side().read(ask({ intents: operations.map(intentOf) }))
    expect(subjects(picture)).toEqual(['一'])
    expect(one(picture, '一')).toMatchObject({ partnerMark: await keyOf(scope, 's0'), generation: 2 })
  },
)

test('what a creation has made and cannot be read ends the read: it must not pass for one that is not there', async () => {
  const world = createWorld()
  const operation = createOf('s1', timed('会議'))
  world.bench.faults.push({ name: 'lost', path: /batch/, times: 1, does: 'cut-after' })
  expect((await world.side().write([operation]))[0]?.is).toBe('lost')
  world.graph.faults.push({
    status: 500,
    code: 'ErrorInternalServerError',
    times: 9,
    when: ({ url }) => url.startsWith('/me/events/'),
  })
  const read = () => world.side().read(ask({ intents: [intentOf(operation)] }))
  await expect(read()).rejects.toMatchObject({ problem: { kind: 'graph-unavailable', side: 'outlook' } })
  world.graph.faults.length = 0
  expect(one(await read(), '会議').partnerMark).toBe(await keyOf(scope, 's1'))
})

test('a creation that never arrived is not found, and is made once', async () => {
  const world = createWorld()
  const operation = createOf('s1', timed('会議'))
  world.bench.faults.push({ name: 'lost', path: /batch/, times: 1, does: 'cut-before' })
  const side = world.side()
  expect((await side.write([operation]))[0]?.is).toBe('lost')
  expect((await side.read(ask({ intents: [intentOf(operation)] }))).items).toEqual([])
  const item = itemIn((await side.write([operation]))[0])
  expect((await side.read(ask({ links: [linkOf(item)] }))).items).toHaveLength(1)
  expect(world.box.list()).toHaveLength(1)
})

test('a copied event carries the stamp too, and both are shown', async () => {
  const world = createWorld()
  const side = world.side()
  const item = itemIn((await side.write([createOf('s1', timed('会議'))]))[0])
  const { stamps } = world.box.get(item.id)
  world.box.add({ subject: '会議', start: '2026-11-27T10:00', end: '2026-11-27T11:00', stamps })
  const picture = await side.read(ask({ links: [linkOf(item)] }))
  expect(picture.items.map((each) => each.partnerMark)).toEqual(Array(2).fill(await keyOf(scope, 's1')))
})

test('one event that Graph refuses does not stop the others', async () => {
  const world = createWorld()
  world.graph.faults.push({
    status: 400,
    code: 'ErrorPropertyValidationFailure',
    when: ({ method }) => method === 'POST',
  })
  const outcomes = await world.side().write(['一', '二', '三'].map((name, index) => createOf(`s${index}`, timed(name))))
  expect(outcomes.map((outcome) => outcome.is).toSorted()).toEqual(['done', 'done', 'failed'])
  const failed = outcomes.find((outcome) => outcome.is === 'failed')
  expect(failed).toMatchObject({ problem: { kind: 'graph-refused', code: 'errorpropertyvalidationfailure' } })
})
