import { describe, expect, test } from 'vitest'
import type { Fields } from '../../lib/core/event.ts'
import type { Link } from '../../lib/core/ports.ts'
import { keyOf } from '../../lib/graph/identity.ts'
import {
  ask,
  createOf,
  createWorld,
  deleteOf,
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
const batch = 'POST /$batch'

const day = (index: number) => `2026-12-${String((index % 28) + 1).padStart(2, '0')}`
const many = (count: number): Fields[] =>
  Array.from({ length: count }, (_, index) =>
    timed(`予定 ${index}`, {
      times: { kind: 'timed', start: `${day(index)}T09:00`, end: `${day(index)}T09:30` },
      body: `内容 ${index}`,
    }),
  )

/** A first run from NEO to an empty Outlook, as core does it. */
const firstRun = async (world: World, fields: Fields[]): Promise<Link[]> => {
  const side = world.side()
  await side.read(ask())
  const links: Link[] = []
  for (let from = 0; from < fields.length; from += side.chunk) {
    const chunk = fields.slice(from, from + side.chunk)
    const outcomes = await side.write(chunk.map((each, index) => createOf(`s${from + index}`, each)))
    for (const [index, outcome] of outcomes.entries()) links.push(linkOf(itemIn(outcome), `s${from + index}`))
  }
  return links
}

describe.each([10, 1000])('with %i events', (count) => {
  test('first run is bounded, later runs cost one GET', async () => {
    const world = createWorld()
    const links = await firstRun(world, many(count))
    const first = world.sent()
    expect(world.box.list()).toHaveLength(count)
    expect(first.filter((line) => line === batch)).toHaveLength(Math.ceil(count / 20))
    const pages = first.filter((line) => line === delta).length
    expect(first.length).toBeLessThanOrEqual(Math.ceil(count / 20) + pages + 4)

    // The echoes of a first run come late and fill pages, but ask for nothing more.
    for (const round of ['at once', 'late echoes', 'repeated echoes']) {
      const picture = await world.side().read(ask({ links }))
      expect([round, picture.items.length, picture.missing.size]).toEqual([round, count, 0])
      expect(new Set(world.sent())).toEqual(new Set([delta]))
    }
    const quiet = await world.side().read(ask({ links }))
    expect(world.sent()).toEqual([delta])
    expect(quiet.items.map((item) => item.fields)).toEqual(links.map((link) => link.outlook.fields))
    // Change keys have moved meanwhile: the versions are the present ones all the same.
    const etags = new Map(world.box.list().map((event) => [event.id, event.etag]))
    for (const item of quiet.items) expect(item.version).toBe(etags.get(item.id))
  })
})

test('reads what the user entered, in normal form', async () => {
  const world = createWorld()
  const { box } = world
  box.add({
    subject: '会議 ',
    start: '2026-11-25T10:00',
    end: '2026-11-25T11:00',
    location: '第1会議室',
    body: 'a \r\nb\r\n',
  })
  box.add({ subject: '休暇', start: '2026-11-30', end: '2026-12-03', isAllDay: true })
  const utc = (dateTime: string) => ({ dateTime, timeZone: 'UTC' })
  box.add({ subject: '海外', start: utc('2026-11-25T23:30'), end: utc('2026-11-26T00:30'), body: '' })
  const html = { contentType: 'html' as const, content: '<p>一<br>二</p><script>x</script>' }
  box.add({ subject: '装飾', start: '2026-11-25T10:00', end: '2026-11-25T10:00', body: html })
  const picture = await world.side().read(ask())
  expect(one(picture, '会議').fields).toEqual({
    subject: '会議',
    times: { kind: 'timed', start: '2026-11-25T10:00', end: '2026-11-25T11:00' },
    place: '第1会議室',
    body: 'a\nb',
    visibility: 'open',
    certainty: 'firm',
    importance: 'normal',
    block: '',
    meeting: '',
    category: '',
    rooms: '',
  })
  expect(one(picture, '休暇').fields.times).toEqual({ kind: 'days', first: '2026-11-30', last: '2026-12-02' })
  expect(one(picture, '海外').fields.times).toEqual({
    kind: 'timed',
    start: '2026-11-26T08:30',
    end: '2026-11-26T09:30',
  })
  expect(one(picture, '装飾').fields.body).toBe('一\n二')
  expect(picture.items.map((item) => item.notYet)).toEqual([undefined, undefined, undefined, undefined])
  expect(picture.items.every((item) => /^[0-9a-f]{8}$/.test(item.mark) && item.changedAt === world.time.now)).toBe(true)
})

test('writes come back as they were sent, with stamp and generation', async () => {
  const world = createWorld()
  const all: Fields[] = [
    timed('時刻あり', { place: '第2会議室; 別館', body: '一行目\n\n二行目 <b>&amp;' }),
    timed('時刻なし', { times: { kind: 'days', first: '2026-12-01', last: '2026-12-03' } }),
    timed('日をまたぐ', { times: { kind: 'timed', start: '2026-12-01T22:00', end: '2026-12-03T02:00' } }),
    timed('長さなし', { times: { kind: 'timed', start: '2026-12-01T22:00', end: '2026-12-01T22:00' } }),
    timed(''),
  ]
  const side = world.side()
  const outcomes = await side.write(all.map((fields, index) => createOf(`s${index}`, fields, 3)))
  expect(outcomes.map((outcome) => itemIn(outcome).fields)).toEqual(all)
  // Another device without a database recognises them by their stamps alone.
  const picture = await world.side({ mirror: createWorld().mirror, device: 'pc-2' }).read(ask())
  const byMark = new Map(picture.items.map((item) => [item.partnerMark, item]))
  for (const [index, fields] of all.entries()) {
    const item = byMark.get(await keyOf(scope, `s${index}`))
    expect([item?.fields, item?.generation]).toEqual([fields, 3])
  }
  const stranger = await world.side({ mirror: createWorld().mirror, scope: { ...scope, neoUid: '13' } }).read(ask())
  expect(stranger.items.map((item) => item.partnerMark)).toEqual(all.map(() => undefined))
})

test('default reminder except where it would surprise', async () => {
  const world = createWorld()
  await world
    .side()
    .write([
      createOf('s1', timed('これから')),
      createOf('s2', timed('過去', { times: { kind: 'timed', start: '2026-11-24T11:00', end: '2026-11-24T12:00' } })),
      createOf('s3', timed('終日', { times: { kind: 'days', first: '2026-12-01', last: '2026-12-01' } })),
    ])
  expect(world.box.list().map((event) => event.isReminderOn)).toEqual([true, false, false])
})

test('changes only the named fields', async () => {
  const world = createWorld()
  const side = world.side()
  const before = itemIn((await side.write([createOf('s1', timed('会議', { body: '元の内容' }))]))[0])
  world.box.edit(before.id, { categories: ['重要'], showAs: 'tentative', isReminderOn: false })
  const item = one(await side.read(ask({ links: [linkOf(before)] })), '会議')
  const days: Fields = { ...item.fields, times: { kind: 'days', first: '2026-12-01', last: '2026-12-01' } }
  const after = itemIn((await side.write([updateOf(item, { ...days, body: '送られない' }, ['times'])]))[0])
  expect(after.fields).toEqual(days)
  const stored = world.box.get(item.id)
  expect([stored.isAllDay, stored.categories, stored.showAs, stored.isReminderOn]).toEqual([
    true,
    ['重要'],
    'tentative',
    false,
  ])
  const picture = await side.read(ask({ links: [linkOf(after)] }))
  expect(one(picture, '会議')).toMatchObject({ version: stored.etag, partnerMark: await keyOf(scope, 's1') })
})

test('stamps an adopted event without touching it', async () => {
  const world = createWorld()
  const side = world.side()
  const id = world.box.add({ subject: '採用', start: '2026-11-25T10:00', end: '2026-11-25T11:00' })
  const before = world.box.get(id)
  const item = one(await side.read(ask()), '採用')
  const stamp = { do: 'stamp' as const, on: 'outlook' as const, id, version: item.version, fields: item.fields }
  const outcome = (await side.write([{ ...stamp, partnerId: 's9', generation: 2 }]))[0]
  expect(itemIn(outcome)).toMatchObject({ fields: item.fields, partnerMark: await keyOf(scope, 's9'), generation: 2 })
  const after = world.box.get(id)
  expect({ ...after, stamps: {}, etag: '' }).toEqual({ ...before, stamps: {}, etag: '' })
  const { stamps } = after
  expect([Object.keys(stamps).length, after.etag === before.etag]).toEqual([2, false])
  for (const value of Object.values(stamps)) expect(value.length).toBeLessThan(255)
})

test('deletes what the plan had seen and nothing else', async () => {
  const world = createWorld()
  const side = world.side()
  const made = await side.write(['一', '二', '三', '四'].map((name, index) => createOf(`s${index}`, timed(name))))
  const items = made.map(itemIn)
  const [, second, third, fourth] = items
  if (!second || !third || !fourth) throw new Error('not all were made')
  world.box.churn(second.id)
  world.box.edit(third.id, { subject: '変更' })
  world.box.purge(fourth.id)
  const outcomes = await side.write(items.map((item, index) => deleteOf(item, `s${index}`)))
  expect(outcomes).toEqual([{ is: 'done' }, { is: 'done' }, { is: 'changed' }, { is: 'gone' }])
  expect(world.box.list().map((event) => event.subject)).toEqual(['変更'])
  const picture = await side.read(ask({ links: items.map((item, index) => linkOf(item, `s${index}`)) }))
  expect(subjects(picture)).toEqual(['変更'])
  expect([...picture.missing.values()]).toEqual(['gone', 'gone', 'gone'])
})

test('answers one outcome for each operation of a mixed fate, in order', async () => {
  const world = createWorld()
  const side = world.side()
  const made = await side.write(['一', '二', '三'].map((name, index) => createOf(`s${index}`, timed(name))))
  const [first, second, third] = made.map(itemIn)
  if (!first || !second || !third) throw new Error('not all were made')
  world.box.edit(first.id, { location: '移動' })
  world.box.purge(second.id)
  const change = (item: typeof first) => updateOf(item, { ...item.fields, body: '新' }, ['body'])
  const outcomes = await side.write([change(first), change(second), change(third)])
  expect(outcomes.map((outcome) => outcome.is)).toEqual(['changed', 'gone', 'done'])
  // The next plan sees what really stands there, although the echo of our own write is late.
  const picture = await side.read(ask({ links: [linkOf(first), linkOf(second), linkOf(third)] }))
  expect(one(picture, '一').fields.place).toBe('移動')
  expect(one(picture, '三').fields.body).toBe('新')
  expect(picture.missing).toEqual(new Map([[second.id, 'gone']]))
})

test('a change key that moved without a word costs one refusal, not more', async () => {
  const world = createWorld()
  const side = world.side()
  const made = itemIn((await side.write([createOf('s1', timed('会議'))]))[0])
  const links = [linkOf(made)]
  for (let round = 0; round < 3; round++) await side.read(ask({ links }))
  const seen = one(await side.read(ask({ links })), '会議')
  world.box.churn(seen.id)
  expect(await side.write([updateOf(seen, timed('変更'), ['subject'])])).toEqual([{ is: 'changed' }])
  const now = one(await world.side().read(ask({ links })), '会議')
  expect(now.version).toBe(world.box.get(seen.id).etag)
  expect(itemIn((await side.write([updateOf(now, timed('変更'), ['subject'])]))[0]).fields).toEqual(timed('変更'))
})

test('works on a calendar that is not the default one', async () => {
  const world = createWorld()
  const calendar = world.box.calendars.find((each) => each.name === '個人用')?.id ?? ''
  const side = world.side({ scope: { ...scope, calendar } })
  world.box.add({ subject: '既定の予定表', start: '2026-11-25T10:00', end: '2026-11-25T11:00' })
  const made = itemIn((await side.write([createOf('s1', timed('別の予定表'))]))[0])
  expect(subjects(await side.read(ask({ links: [linkOf(made)] })))).toEqual(['別の予定表'])
  expect(world.box.list('個人用').map((event) => event.subject)).toEqual(['別の予定表'])
})
