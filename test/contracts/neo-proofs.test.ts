import { describe, expect, test } from 'vitest'
import type { Item } from '../../lib/core/event.ts'
import type { Link, Operation, Picture, ReadRequest } from '../../lib/core/ports.ts'
import { ProblemError } from '../../lib/core/problem.ts'
import { OPAQUE } from '../emulators/neo/fields.ts'
import { variantNames } from '../emulators/neo/variants.ts'
import { createNeoWorld, keepNothing, me, type NeoWorld, updateOf } from './neo-world.ts'

const window = { from: '2026-11-01', to: '2026-12-31' }
const ask = (more: Partial<ReadRequest> = {}): ReadRequest => ({
  window,
  links: [],
  intents: [],
  progress: () => undefined,
  ...more,
})
const one = (picture: Picture, subject: string): Item => {
  const [item, second] = picture.items.filter((each) => each.fields.subject === subject)
  if (!item || second) throw new Error(`not exactly one "${subject}"`)
  return item
}
const linkOf = (item: Item): Link => ({
  neo: { id: item.id, fields: item.fields },
  outlook: { id: `o-${item.id}`, fields: item.fields },
  generation: 0,
})
const deleteOf = (item: Item): Operation => ({
  do: 'delete',
  on: 'neo',
  id: item.id,
  version: '',
  seen: item.fields,
  partnerId: 'o',
})
const createOf = (subject: string): Extract<Operation, { do: 'create' }> => ({
  do: 'create',
  on: 'neo',
  partnerId: 'o1',
  partnerMark: '0a1b2c3d',
  fields: {
    subject,
    times: { kind: 'timed', start: '2026-12-04T10:00', end: '2026-12-04T11:00' },
    place: '',
    body: '',
  },
  generation: 0,
})
const problemOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error instanceof ProblemError ? error.problem : error
}
const writes = (world: NeoWorld) => world.neo.calls().filter((call) => call.done)

describe.each(variantNames)('neo %s', (variant) => {
  test('what cannot be carried is shown as not yet, and never written', async () => {
    const world = await createNeoWorld({ variant })
    const { neo } = world
    const day = { startdate: '2026-11-26', starttime: '0900', endtime: '1000' }
    neo.addEvent(me, { ...day, detail: '単独' })
    neo.addEvent(me, { ...day, detail: '複数人', otherto: [me, '1002'] })
    neo.addEvent(me, { ...day, detail: '会議室', pids: ['501'] })
    neo.addEvent(me, { ...day, detail: '通院', visibility: 'private' })
    neo.addEvent(me, { ...day, detail: '予定ありとだけ', visibility: 'busy' })
    neo.addEvent(me, {
      ...day,
      detail: '毎週',
      recurrence: { every: 'week', interval: 1, weekdays: [4], until: '2027-03-31', except: [] },
    })
    neo.addEvent(me, { ...day, detail: '一度だけ残った不定期', recurrence: { every: 'date', dates: ['2026-11-26'] } })
    neo.addEvent('1002', { ...day, detail: '佐藤の会議', otherto: ['1002', me], changeBy: 'owner' })
    const picture = await world.side().read(ask())
    const states = picture.items.map(({ fields, notYet, readOnly }) => [fields.subject, notYet, readOnly ?? false])
    expect(Object.fromEntries(states.map(([subject, ...rest]) => [subject, rest]))).toEqual({
      単独: [undefined, false],
      複数人: [undefined, false],
      会議室: [undefined, false],
      通院: [undefined, false],
      予定ありとだけ: [undefined, false],
      毎週: [undefined, false],
      一度だけ残った不定期: [undefined, true],
      佐藤の会議: ['unreadable', true],
    })
    for (const item of picture.items.filter((each) => each.notYet)) {
      const outcomes = await world.side().write([updateOf(item, { subject: '書換' }), deleteOf(item)], keepNothing)
      expect(outcomes.map(({ is }) => is)).toEqual(['failed', 'failed'])
    }
    expect(writes(world)).toEqual([])
  })

  test('an update changes our fields and nothing else', async () => {
    const world = await createNeoWorld({ variant })
    const { neo } = world
    const extra = Object.fromEntries(OPAQUE.map((name, index) => [name, [name === 'flag' ? '0' : `${index}`]]))
    Object.assign(extra, { tvmeeting_chairs: [me], tvmeeting_members: [me] })
    const sid = neo.addEvent(me, {
      startdate: '2026-11-26',
      starttime: '0900',
      endtime: '1030',
      event: '会議',
      schcolor: '7',
      detail: '営業 ＜定例＞ & "七" ',
      place: '本社',
      other: '7階  南',
      memo: '\n先頭の空行\n<b>太字</b> &amp;  \n',
      outside: true,
      important: true,
      tentative: true,
      visibility: 'public',
      alarm: '2',
      tagcolor: '3',
      iconno: '4',
      extra,
    })
    const before = structuredClone(neo.events.get(sid))
    const side = world.side()
    const item = one(await side.read(ask()), '会議：営業 ＜定例＞ & "七"')
    expect(item.fields).toMatchObject({ place: '本社：7階 南', body: '先頭の空行\n<b>太字</b> &amp;' })
    const [outcome] = await side.write(
      [updateOf(item, { subject: '会議：予算', times: { kind: 'days', first: '2026-11-27', last: '2026-11-28' } })],
      keepNothing,
    )
    expect(outcome).toMatchObject({ is: 'done' })
    const { revision, updated, ...after } = neo.events.get(sid) ?? {}
    expect(revision).toBe(2)
    expect({ ...after, updated: before?.updated, revision: 1 }).toEqual({
      ...before,
      detail: '予算',
      startdate: '2026-11-27',
      enddate: '2026-11-28',
      starttime: '',
      endtime: '',
    })
    expect(updated).toBeDefined()
    expect(neo.mailsSent()).toEqual([])
  })

  test('single times, no times, 24:00 and later', async () => {
    const world = await createNeoWorld({ variant })
    const add = (detail: string, startdate: string, enddate: string, starttime: string, endtime: string) =>
      world.neo.addEvent(me, { detail, startdate, enddate, starttime, endtime })
    add('時刻一つ', '2026-11-26', '2026-11-26', '0900', '')
    add('時刻なし', '2026-11-26', '2026-11-26', '', '')
    add('翌朝まで', '2026-11-26', '2026-11-26', '2200', '2530')
    add('数日', '2026-11-26', '2026-11-28', '0900', '1700')
    const picture = await world.side().read(ask())
    const times = (subject: string) => one(picture, subject).fields.times
    expect(times('時刻一つ')).toEqual({ kind: 'timed', start: '2026-11-26T09:00', end: '2026-11-26T09:00' })
    expect(times('時刻なし')).toEqual({ kind: 'days', first: '2026-11-26', last: '2026-11-26' })
    expect(times('翌朝まで')).toEqual({ kind: 'timed', start: '2026-11-26T22:00', end: '2026-11-27T01:30' })
    expect(times('数日')).toEqual({ kind: 'timed', start: '2026-11-26T09:00', end: '2026-11-28T17:00' })
  })

  test('a detail address that went stale proves nothing', async () => {
    const world = await createNeoWorld({ variant })
    world.neo.addEvent(me, { startdate: '2026-11-26', detail: '残る' })
    const lost = world.neo.addEvent(me, { startdate: '2026-11-27', detail: '消える' })
    const links = (await world.side().read(ask())).items.map(linkOf)
    world.neo.removeEvent(lost)
    const detail = { url: `${world.neo.scheduleUrl.replace('schindex', 'schnosuch')}&sid={id}` }
    world.setAddresses({ detail })
    const picture = await world.side().read(ask({ links }))
    expect([...picture.missing]).toEqual([[lost, 'unknown']])
    // Nor before a write, neither of what is gone nor of what is there.
    for (const link of links) {
      world.setAddresses({ detail })
      const { id, fields: seen } = link.neo
      const operation: Operation = { do: 'delete', on: 'neo', id, version: '', seen, partnerId: 'o1' }
      expect(await world.side().write([operation], keepNothing)).toMatchObject([
        { is: 'failed', problem: { code: 'gone-unproven' } },
      ])
    }
    // A page teaches the address again, and then it is proven.
    world.setAddresses({ sample: world.sample() })
    expect([...(await world.side().read(ask({ links }))).missing]).toEqual([[lost, 'gone']])
  })

  test('an edit address that leads to another event is thrown away', async () => {
    const world = await createNeoWorld({ variant })
    const other = world.neo.addEvent(me, { startdate: '2026-11-25', detail: '別' })
    await world.side().read(ask())
    const right = world.addresses().edit
    world.setAddresses({ ...world.addresses(), edit: { url: (right?.url ?? '').replace('{id}', other) } })
    world.neo.addEvent(me, { startdate: '2026-11-26', detail: '本命' })
    const picture = await world.side().read(ask())
    expect(one(picture, '本命').notYet).toBeUndefined()
    expect(world.addresses().edit).toEqual(right)
  })

  test('without a sample nothing can be read, and an open page can give one', async () => {
    const world = await createNeoWorld({ variant })
    world.neo.addEvent(me, { startdate: '2026-11-26', detail: '予定' })
    world.setAddresses({})
    expect(await problemOf(world.side().read(ask()))).toMatchObject({ kind: 'neo-page-needed' })
    const frame = { ...world.frame, sample: async () => world.sample() }
    expect((await world.side({ frame }).read(ask())).items).toHaveLength(1)
  })

  test('a first create in an empty NEO, whose addresses nobody could learn yet, is done once', async () => {
    const world = await createNeoWorld({ variant })
    world.setAddresses({})
    const side = world.side()
    await side.read(ask())
    const [outcome] = await side.write([createOf('最初の予定')], keepNothing)
    expect(outcome).toMatchObject({ is: 'done', item: { fields: { subject: '最初の予定' } } })
    expect(world.own()).toHaveLength(1)
  })

  test('a read that was cut short goes on where it stopped', async () => {
    const world = await createNeoWorld({ variant })
    for (let index = 0; index < 6; index++)
      world.neo.addEvent(me, { startdate: `2026-11-2${index}`, detail: `予定 ${index}` })
    // The list, the first detail with its form, and two forms more get through.
    world.bench.faults.push({ name: 'cut', skip: 5, does: 'cut-before' })
    expect(await problemOf(world.side().read(ask()))).toMatchObject({ kind: 'neo-unreachable' })
    const kept = world.mirror.rows.size
    expect(kept).toBeGreaterThan(0)
    world.bench.faults.length = 0
    world.sent()
    expect((await world.side().read(ask())).items).toHaveLength(6)
    const perEvent = variant === 'alias' ? 2 : 1
    expect(world.sent()).toHaveLength(1 + (6 - kept) * perEvent)
  })

  test('the order of the list does not matter', async () => {
    const world = await createNeoWorld({ variant })
    for (const detail of ['い', 'ろ', 'は']) world.neo.addEvent(me, { startdate: '2026-11-26', detail })
    await world.side().read(ask())
    world.sent()
    const shuffled: typeof fetch = async (input, init) => {
      const response = await world.fetch(input, init)
      const text = await response.text()
      const turned = text.replace(/"item":\[(.*?)\]/g, (_, inner: string) => {
        const items = (JSON.parse(`[${inner}]`) as Record<string, unknown>[]).toReversed()
        return `"item":${JSON.stringify(items.map((item) => Object.fromEntries(Object.entries(item).toReversed())))}`
      })
      return new Response(turned, response)
    }
    expect((await world.side({ fetch: shuffled }).read(ask())).items).toHaveLength(3)
    expect(world.sent()).toHaveLength(1)
  })

  test('a vanished event without a link leaves the mirror', async () => {
    const world = await createNeoWorld({ variant })
    const sid = world.neo.addEvent(me, { startdate: '2026-11-26', detail: '予定' })
    await world.side().read(ask())
    expect([...world.mirror.rows.keys()]).toEqual([sid])
    world.neo.removeEvent(sid)
    expect((await world.side().read(ask())).items).toEqual([])
    expect(world.mirror.rows.size).toBe(0)
  })
})

test('script-rendered forms wait for an open page', async () => {
  const world = await createNeoWorld({ variant: 'alias' })
  const closed = { read: async () => undefined, send: async () => undefined }
  const sid = world.neo.addEvent(me, { startdate: '2026-11-26', detail: '予定' })
  const first = await world.side({ frame: closed }).read(ask())
  expect(first).toMatchObject({ items: [], waiting: 1 })
  const item = one(await world.side().read(ask()), '予定')
  world.neo.editEvent(sid, { detail: '予定を変更' })
  const links = [linkOf(item)]
  const second = await world.side({ frame: closed }).read(ask({ links }))
  expect([second.waiting, second.items.length, [...second.missing]]).toEqual([1, 0, [[sid, 'unknown']]])
  const side = world.side({ frame: closed })
  await side.read(ask({ links }))
  const outcomes = await side.write([updateOf(item, { body: 'x' }), deleteOf(item)], keepNothing)
  expect(outcomes).toEqual([{ is: 'waiting' }, { is: 'waiting' }])
  // A create goes through, because NEO says what it made; but not where an unread event may be that very one.
  const times = { kind: 'days', first: '2026-11-26', last: '2026-11-26' } as const
  const create = createOf('新規')
  expect(await side.write([{ ...create, fields: { ...create.fields, times } }], keepNothing)).toEqual([
    { is: 'waiting' },
  ])
  expect(await side.write([create], keepNothing)).toMatchObject([{ is: 'done', item: { fields: create.fields } }])
  expect(writes(world)).toHaveLength(1)
})
