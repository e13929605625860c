import { describe, expect, test } from 'vitest'
import type { Item } from '../../lib/core/event.ts'
import { canonical } from '../../lib/core/normal.ts'
import { hashOf, keyOf } from '../../lib/graph/identity.ts'
import { memoryMirror } from '../fakes/memory-mirror.ts'
import { betweenBatches } from './graph-deaf.ts'
import {
  ask,
  claimOf,
  createOf,
  createWorld,
  itemIn,
  linkOf,
  one,
  scope,
  subjects,
  timed,
  updateOf,
} from './graph-world.ts'

const delta = 'GET /me/calendar/calendarView/delta'
const times = { start: '2026-11-25T10:00', end: '2026-11-25T11:00' }
const stampOf = (item: Item, partnerId: string) => ({
  do: 'stamp' as const,
  on: 'outlook' as const,
  id: item.id,
  version: item.version,
  fields: item.fields,
  partnerId,
  generation: 0,
})

/** An event of Outlook's own that two devices know, each with a database of its own. */
const twoDevices = async () => {
  const world = createWorld()
  const id = world.box.add({ subject: '会議', ...times })
  const [first, second] = ['pc-1', 'pc-2'].map((device) => world.side({ device, mirror: memoryMirror() }))
  if (!first || !second) throw new Error('no devices')
  const seen = [one(await first.read(ask()), '会議'), one(await second.read(ask()), '会議')] as const
  world.sent()
  return { world, id, first, second, seen }
}

describe('a claim', () => {
  test('is read by the device that made it, by one that knows the event, and by a new one', async () => {
    const { world, id, first, second, seen } = await twoDevices()
    const { claim } = claimOf(seen[0])
    const before = world.box.get(id)
    const item = itemIn((await first.write([claimOf(seen[0])]))[0])
    expect(item).toMatchObject({ claim, fields: seen[0].fields, version: world.box.get(id).etag })
    expect(item.version).not.toBe(seen[0].version)
    expect({ ...world.box.get(id), stamps: {}, etag: '' }).toEqual({ ...before, stamps: {}, etag: '' })
    // The delta tells of it late, and then only that something has changed.
    for (let round = 0; round < 4; round++)
      for (const side of [first, second]) {
        const found = one(await side.read(ask()), '会議')
        if (side === first || round > 1) expect([round, found.claim]).toEqual([round, claim])
      }
    expect(one(await world.side({ mirror: memoryMirror() }).read(ask()), '会議').claim).toEqual(claim)
  })

  test('of two devices only one makes: the other finds the event changed', async () => {
    const { first, second, seen } = await twoDevices()
    expect((await first.write([claimOf(seen[0])]))[0]?.is).toBe('done')
    expect(await second.write([claimOf(seen[1], { device: 'pc-2', id: 'c2' })])).toEqual([{ is: 'changed' }])
    // It is read at once, however late its echo.
    const now = one(await second.read(ask()), '会議')
    expect(now.claim).toEqual(claimOf(seen[0]).claim)
    // One that is given up may be replaced, by what was read of it only.
    const replaced = itemIn((await second.write([claimOf(now, { device: 'pc-2', id: 'c2', at: 2000 })]))[0])
    expect(replaced.claim).toEqual({ device: 'pc-2', id: 'c2', at: 2000 })
    expect(await first.write([claimOf({ ...now })])).toEqual([{ is: 'changed' }])
  })

  test('is never written on an event with other people, on a series, or on one that is not known', async () => {
    const { world, id, first, seen } = await twoDevices()
    const others = { attendees: ['hanako.sato@example.com'] }
    world.box.add({ subject: '打合せ', ...times, ...others })
    const meeting = one(await first.read(ask()), '打合せ')
    world.sent()
    const chunk = [meeting, { ...meeting, id: 'unknown' }].map((item) => claimOf(item))
    expect(await first.write(chunk)).toEqual([{ is: 'changed' }, { is: 'changed' }])
    expect(world.sent()).toEqual([])
    // It got attendees unnoticed.
    world.box.edit(id, others)
    expect(await first.write([claimOf(seen[0])])).toEqual([{ is: 'changed' }])
    expect([world.box.list().flatMap((event) => Object.keys(event.stamps)), world.graph.mailCount()]).toEqual([[], 0])
  })

  test('stays beside a stamp, and through changes of the event', async () => {
    const { world, first, second, seen } = await twoDevices()
    const claimed = itemIn((await first.write([claimOf(seen[0])]))[0])
    const stamped = itemIn((await first.write([stampOf(claimed, 's1')]))[0])
    const partner = { partnerMark: await keyOf(scope, 's1'), generation: 0, claim: claimed.claim }
    expect(stamped).toMatchObject(partner)
    const links = [linkOf(stamped)]
    const changed = itemIn((await first.write([updateOf(stamped, timed('変更'), ['subject'])]))[0])
    expect(changed).toMatchObject(partner)
    world.box.edit(changed.id, { location: '第2会議室' })
    const found = one(await first.read(ask({ links })), '変更')
    expect(found).toMatchObject({ ...partner, fields: { place: '第2会議室' } })
    // The other device, which has no link, learns of the stamp.
    expect(one(await second.read(ask()), '変更')).toMatchObject(partner)
  })
})

test('the agreement is read back as the hash of what was sent', async () => {
  const world = createWorld()
  const side = world.side()
  const made = itemIn((await side.write([createOf('s1', timed('会議'))]))[0])
  const agreed = await hashOf(canonical(timed('会議')))
  const known = async () => one(await world.side({ mirror: memoryMirror() }).read(ask()), '会議').agreed
  expect([made.agreed, await known()]).toEqual([agreed, agreed])
  const fields = timed('会議', { place: '第1会議室' })
  const changed = itemIn((await side.write([updateOf(made, fields, ['place'])]))[0])
  const next = await hashOf(canonical(fields))
  expect([changed.agreed, await known()]).toEqual([next, next])
})

test('a run with events that have no partner is quiet too, once its own echoes are over', async () => {
  const world = createWorld({ traps: { changeKeyChurn: false } })
  world.box.add({ subject: '会議', ...times })
  const side = world.side()
  await side.write([claimOf(one(await side.read(ask()), '会議'))])
  world.sent()
  for (let round = 0; round < 4; round++) {
    await side.read(ask())
    expect([round, world.sent()]).toEqual([round, [delta]])
  }
})

describe('seeking by partner', () => {
  const far = { start: '2028-03-01T10:00', end: '2028-03-01T11:00' }
  const farTimes = { kind: 'timed' as const, ...far }

  test('finds events wherever they stand, and only those of this calendar that carry one of the keys', async () => {
    const world = createWorld()
    const other = world.side({ mirror: memoryMirror() })
    const names = ['遠い', '削除', '別の予定表', '近い', '他']
    const made = (
      await other.write(
        names.map((name, index) => createOf(`s${index}`, timed(name, name === '近い' ? {} : { times: farTimes }))),
      )
    ).map(itemIn)
    world.box.remove(made[1]?.id ?? '')
    world.box.move(made[2]?.id ?? '', '個人用')
    const keys = await Promise.all([0, 1, 2, 3, 7].map((index) => keyOf(scope, `s${index}`)))

    const side = world.side()
    await side.read(ask())
    world.sent()
    const found = await side.seek(keys)
    expect(found.map(({ fields, partnerMark, agreed }) => [fields.subject, partnerMark, agreed?.length])).toEqual([
      ['遠い', keys[0], 64],
      ['近い', keys[3], 64],
    ])
    // One batch for all keys, one for all that was found.
    expect(world.sent().filter((line) => line === 'POST /$batch')).toHaveLength(2)

    // They stay known, to another life of the worker too.
    expect(subjects(await world.side().read(ask()))).toEqual(['近い', '遠い'])
    const [first] = found
    if (!first) throw new Error('nothing was found')
    expect(itemIn((await side.write([updateOf(first, timed('変更'), ['subject'], 's0')]))[0]).partnerMark).toBe(keys[0])
  })

  test('nothing is asked for no key, and a copy is found beside its original', async () => {
    const world = createWorld()
    const side = world.side()
    expect(await side.seek([])).toEqual([])
    expect(world.sent()).toEqual([])
    const made = itemIn((await side.write([createOf('s1', timed('会議', { times: farTimes }))]))[0])
    world.box.add({ subject: '複製', ...far, stamps: world.box.get(made.id).stamps })
    const found = await side.seek([await keyOf(scope, 's1')])
    expect(found.map(({ fields }) => fields.subject).toSorted()).toEqual(['会議', '複製'])
  })

  test('one whose stamp was taken away since the search index knew it is not it', async () => {
    const world = createWorld()
    await world.side().write([createOf('s1', timed('会議', { times: farTimes }))])
    const [stored] = world.box.events.values()
    const fetch = betweenBatches(world, () => stored?.properties.clear())
    expect(await world.side({ fetch }).seek([await keyOf(scope, 's1')])).toEqual([])
  })

  test('one that cannot be read is not taken for one that is not there', async () => {
    const world = createWorld()
    const side = world.side()
    await side.write([createOf('s1', timed('会議', { times: farTimes }))])
    const key = await keyOf(scope, 's1')
    for (const when of ['/me/events?', '/me/events/'])
      for (const status of [500, 403]) {
        world.graph.faults.push({ status, code: 'ErrorInternalServerError', when: ({ url }) => url.startsWith(when) })
        await expect(side.seek([key])).rejects.toMatchObject({ problem: { side: 'outlook' } })
      }
    expect(await side.seek([key])).toHaveLength(1)
  })
})
