import { describe, expect, test } from 'vitest'
import type { Item } from '../../lib/core/event.ts'
import { keyOf } from '../../lib/graph/identity.ts'
import { requests } from '../emulators/bench.ts'
import {
  ask,
  createOf,
  createWorld,
  intentOf,
  itemIn,
  linkOf,
  one,
  scope,
  subjects,
  timed,
  updateOf,
  type World,
} from './graph-world.ts'

const delta = 'GET /me/calendar/calendarView/delta'
const at = (day: string) => ({ start: `${day}T10:00`, end: `${day}T11:00` })

/** Three linked events, and the echoes of their creation behind us. */
const linked = async (world: World) => {
  const side = world.side()
  await side.read(ask())
  const outcomes = await side.write(['一', '二', '三'].map((name, index) => createOf(`s${index}`, timed(name))))
  const items = outcomes.map(itemIn)
  const links = items.map((item, index) => linkOf(item, `s${index}`))
  for (let round = 0; round < 3; round++) await side.read(ask({ links }))
  world.sent()
  const [first, second] = items
  if (!first || !second) throw new Error('nothing was made')
  return { side, items: [first, second] as [Item, Item], links }
}

test('a deleted event that still answers by its id is proven gone, and stays so for nothing', async () => {
  const world = createWorld()
  const { side, items, links } = await linked(world)
  world.box.remove(items[0].id)
  const picture = await side.read(ask({ links }))
  expect(picture.missing).toEqual(new Map([[items[0].id, 'gone']]))
  expect(subjects(picture)).toEqual(['三', '二'])
  world.sent()
  expect((await side.read(ask({ links }))).missing).toEqual(new Map([[items[0].id, 'gone']]))
  expect(world.sent()).toEqual([delta])
})

test('a purged event is proven gone', async () => {
  const world = createWorld()
  const { side, items, links } = await linked(world)
  world.box.purge(items[0].id)
  expect((await side.read(ask({ links }))).missing).toEqual(new Map([[items[0].id, 'gone']]))
})

test('an event that was restored from the deleted items is back', async () => {
  const world = createWorld()
  const { side, items, links } = await linked(world)
  world.box.remove(items[0].id)
  await side.read(ask({ links }))
  world.box.move(items[0].id, '予定表')
  const picture = await side.read(ask({ links }))
  expect(picture.missing.size).toBe(0)
  expect(one(picture, '一').partnerMark).toBe(await keyOf(scope, 's0'))
})

test('an event moved out of the listed days is a changed event, later changes of it are seen too', async () => {
  const world = createWorld()
  const { side, items, links } = await linked(world)
  world.box.edit(items[0].id, at('2027-06-01'))
  const moved = await side.read(ask({ links }))
  expect(moved.missing.size).toBe(0)
  expect(one(moved, '一').fields.times).toMatchObject({ start: '2027-06-01T10:00' })
  world.sent()
  await side.read(ask({ links }))
  expect(world.sent()).toEqual([delta])
  world.box.edit(items[0].id, { subject: '遠い予定' })
  expect(subjects(await side.read(ask({ links })))).toEqual(['三', '二', '遠い予定'])
  world.box.remove(items[0].id)
  expect((await side.read(ask({ links }))).missing).toEqual(new Map([[items[0].id, 'gone']]))
})

test('an event moved to another calendar keeps its id and is gone from this one', async () => {
  const world = createWorld()
  const { side, items, links } = await linked(world)
  world.box.move(items[0].id, '個人用')
  expect((await side.read(ask({ links }))).missing).toEqual(new Map([[items[0].id, 'gone']]))
})

test('one that left and came back within a round is there', async () => {
  const world = createWorld()
  const { side, items, links } = await linked(world)
  world.box.edit(items[0].id, at('2027-06-01'))
  world.box.edit(items[0].id, at('2026-12-03'))
  const picture = await side.read(ask({ links }))
  expect(picture.missing.size).toBe(0)
  expect(one(picture, '一').fields.times).toMatchObject({ start: '2026-12-03T10:00' })
})

test('tombstones of strangers ask for nothing', async () => {
  const world = createWorld()
  const { side, links } = await linked(world)
  const stranger = world.box.add({ subject: '来年', ...at('2027-06-01') })
  world.box.edit(stranger, { subject: '来年の予定' })
  expect(subjects(await side.read(ask({ links })))).toEqual(['一', '三', '二'])
  expect(world.sent()).toEqual([delta])
})

test.each([
  [500, 'ErrorInternalServerError'],
  [403, 'ErrorAccessDenied'],
  // Some proxy's, or about something else than the event.
  [404, 'ResourceNotFound'],
] as const)('a tombstone that cannot be proven (%i %s) is unknown until it can', async (status, code) => {
  const world = createWorld()
  const { side, items, links } = await linked(world)
  world.box.remove(items[0].id)
  world.graph.faults.push({ status, code, when: ({ inBatch }) => inBatch })
  const doubted = await side.read(ask({ links }))
  expect(doubted.missing).toEqual(new Map([[items[0].id, 'unknown']]))
  expect(subjects(doubted)).toEqual(['三', '二'])
  expect((await side.read(ask({ links }))).missing).toEqual(new Map([[items[0].id, 'gone']]))
})

test('an answer about another event proves nothing about this one', async () => {
  const world = createWorld()
  const { side, items, links } = await linked(world)
  world.box.remove(items[0].id)
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await world.bench.fetch(input, init)
    if (!(input instanceof Request ? input.url : `${input}`).endsWith('/$batch')) return response
    const answer = (await response.json()) as { responses: { body: object }[] }
    return Response.json({
      responses: answer.responses.map((each) => ({ ...each, body: { ...each.body, id: 'another' } })),
    })
  }
  const doubted = await world.side({ fetch }).read(ask({ links }))
  expect(doubted.missing).toEqual(new Map([[items[0].id, 'unknown']]))
  expect((await side.read(ask({ links }))).missing).toEqual(new Map([[items[0].id, 'gone']]))
})

describe('after a full round', () => {
  test('linked events that it does not list are proven, one by one or as moved', async () => {
    const world = createWorld()
    const { side, items, links } = await linked(world)
    world.box.remove(items[0].id)
    world.box.edit(items[1].id, at('2027-06-01'))
    world.graph.tokens.expireDelta()
    const picture = await side.read(ask({ links }))
    expect(picture.missing).toEqual(new Map([[items[0].id, 'gone']]))
    expect(one(picture, '二').fields.times).toMatchObject({ start: '2027-06-01T10:00' })
    expect(one(picture, '二').partnerMark).toBe(await keyOf(scope, 's1'))
    world.sent()
    await side.read(ask({ links }))
    expect(world.sent()).toEqual([delta])
  })

  test('a lost mirror is rebuilt from the stamps, with nothing written', async () => {
    const world = createWorld()
    const { links } = await linked(world)
    const fresh = world.side({ mirror: createWorld().mirror })
    const picture = await fresh.read(ask({ links }))
    expect(picture.items.map(({ id, partnerMark, fields }) => [id, partnerMark, fields])).toEqual(
      await Promise.all(
        links.map(async ({ outlook, neo }) => [outlook.id, await keyOf(scope, neo.id), outlook.fields]),
      ),
    )
    expect(picture.items).toHaveLength(3)
    expect(requests(world.bench.log, 'graph').filter(({ method }) => method === 'PATCH')).toEqual([])
  })
})

test('the listed days move with the window about once a month, not every day', async () => {
  const world = createWorld()
  const { side, items, links } = await linked(world)
  await side.read(ask({ links, window: { from: '2026-11-05', to: '2027-01-04' } }))
  expect(world.sent()).toEqual([delta])
  const later = await side.read(ask({ links, window: { from: '2027-03-01', to: '2027-04-30' } }))
  expect(world.sent().every((line) => line === delta)).toBe(true)
  // What stands far from the window is neither there nor gone.
  expect([later.items, later.missing.size]).toEqual([[], 0])
  world.box.edit(items[0].id, at('2027-03-03'))
  const moved = await side.read(ask({ links, window: { from: '2027-03-01', to: '2027-04-30' } }))
  expect(one(moved, '一').partnerMark).toBe(await keyOf(scope, 's0'))
})

test('meetings and cancelled events are shown, not touched, and never searched for; a series is an event', async () => {
  const world = createWorld()
  const { box } = world
  const weekly = {
    pattern: { type: 'weekly', interval: 1, daysOfWeek: ['wednesday'] },
    range: { type: 'noEnd', startDate: '2020-01-01' },
  }
  const series = box.add({ subject: '毎週', start: '2020-01-01T10:00', end: '2020-01-01T11:00', recurrence: weekly })
  box.add({ subject: '会議', ...at('2026-11-25'), attendees: ['hanako.sato@example.com'] })
  box.add({ subject: '招待', ...at('2026-11-25'), isOrganizer: false })
  box.add({
    subject: 'オンライン',
    ...at('2026-11-25'),
    isOnlineMeeting: true,
    attendees: ['hanako.sato@example.com'],
  })
  box.add({ subject: '中止', ...at('2026-11-25'), isCancelled: true })
  const side = world.side()
  const picture = await side.read(ask())
  expect(Object.fromEntries(picture.items.map((item) => [item.fields.subject, item.sealed]))).toEqual({
    毎週: undefined,
    会議: true,
    招待: true,
    オンライン: true,
  })
  expect(one(picture, '毎週').fields.series?.rule.end).toEqual({ is: 'never' })
  world.sent()
  await side.read(ask())
  expect(world.sent()).toEqual([delta])
  expect(await side.write([updateOf(one(picture, '会議'), timed('変更'), ['subject'])])).toEqual([{ is: 'changed' }])
  expect(world.sent()).toEqual([])
  box.remove(series)
  expect(subjects(await side.read(ask()))).toEqual(['オンライン', '会議', '招待'])
})

test('an event that got attendees unnoticed is neither changed nor deleted', async () => {
  const world = createWorld()
  const { side, items, links } = await linked(world)
  const [item] = items
  const seen = one(await side.read(ask({ links })), '一')
  world.box.edit(item.id, { attendees: ['hanako.sato@example.com'] })
  expect(await side.write([updateOf(seen, timed('変更'), ['subject'])])).toEqual([{ is: 'changed' }])
  expect(
    await side.write([
      { do: 'delete', on: 'outlook', id: item.id, version: seen.version, seen: seen.fields, partnerId: 's0' },
    ]),
  ).toEqual([{ is: 'changed' }])
  expect(one(await side.read(ask({ links })), '一').sealed).toBe(true)
})

test('an open change is settled by looking, although its echo is late', async () => {
  const world = createWorld()
  const { side, items, links } = await linked(world)
  const operation = updateOf(items[0], timed('変更'), ['subject'], 's0')
  const seen = one(await side.read(ask({ links })), '一')
  // The batch before the write only looks.
  world.bench.faults.push({ name: 'lost', path: /batch/, skip: 1, times: 1, does: 'cut-after' })
  const outcome = (await side.write([{ ...operation, version: seen.version }]))[0]
  expect(outcome).toMatchObject({ is: 'lost', problem: { kind: 'graph-unreachable' } })
  // Another worker, which knows only what is on disk.
  const picture = await world.side().read(ask({ links, intents: [intentOf(operation)] }))
  expect(subjects(picture)).toEqual(['三', '二', '変更'])
  expect(one(picture, '変更').version).toBe(world.box.get(items[0].id).etag)
})
