import { describe, expect, test } from 'vitest'
import type { Item } from '../../lib/core/event.ts'
import type { Audit } from '../../lib/graph/context.ts'
import { keyOf } from '../../lib/graph/identity.ts'
import { requests } from '../emulators/bench.ts'
import { deafFetch } from './graph-deaf.ts'
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
} from './graph-world.ts'

const delta = 'GET /me/calendar/calendarView/delta'
const times = { start: '2026-11-25T10:00', end: '2026-11-25T11:00' }
const full: Audit = { full: true, reread: () => [] }
const everything: Audit = { full: false, reread: (ids) => ids }

/** Linked events, one that is not, and a delta that tells nothing of what happens to them from now on. */
const unheard = async (count = 2) => {
  const world = createWorld({ traps: { changeKeyChurn: false } })
  world.box.add({ subject: '独り', ...times })
  const side = world.side()
  await side.read(ask())
  const names = Array.from({ length: count }, (_, index) => `予定${index}`)
  const creates = names.map((name, index) => createOf(`s${index}`, timed(name)))
  const items: Item[] = []
  for (let from = 0; from < count; from += side.chunk)
    items.push(...(await side.write(creates.slice(from, from + side.chunk))).map(itemIn))
  const [first, second] = items
  if (!first || !second) throw new Error('nothing was made')
  const links = items.map((item, index) => linkOf(item, `s${index}`))
  for (let round = 0; round < 3; round++) await side.read(ask({ links }))
  world.sent()
  const { fetch, ear } = deafFetch(world)
  const read = async (audit?: Audit) => await world.side({ fetch, ...(audit && { audit }) }).read(ask({ links }))
  return { world, first, second, links, read, ear, fetch }
}
const hear = ({ ear }: Awaited<ReturnType<typeof unheard>>) => void (ear.deaf = false)

describe('what the delta missed', () => {
  test.each(['remove', 'purge'] as const)('a deletion (%s) is found by a full round', async (how) => {
    const here = await unheard()
    here.world.box[how](here.first.id)
    expect((await here.read()).missing.size).toBe(0)
    hear(here)
    expect((await here.read()).missing.size).toBe(0)
    const picture = await here.read(full)
    expect(picture.missing).toEqual(new Map([[here.first.id, 'gone']]))
    expect(subjects(picture)).toEqual(['予定1', '独り'])
  })

  test('an edit is found by a full round, and by its turn of being read', async () => {
    for (const audit of [full, everything]) {
      const here = await unheard()
      here.world.box.edit(here.first.id, { subject: '変更' })
      expect(subjects(await here.read())).toContain('予定0')
      if (audit.full) hear(here)
      const found = one(await here.read(audit), '変更')
      expect(found).toMatchObject({ partnerMark: await keyOf(scope, 's0'), version: here.world.box.get(found.id).etag })
      // It stays so.
      expect(subjects(await here.read())).toContain('変更')
    }
  })

  test('a deletion for good is found by its turn of being read', async () => {
    const { world, first, read } = await unheard()
    world.box.purge(first.id)
    expect((await read(everything)).missing).toEqual(new Map([[first.id, 'gone']]))
  })

  test('one in the deleted items is doubted by its turn of being read, and gone after a full round', async () => {
    const here = await unheard()
    here.world.box.remove(here.first.id)
    // It still answers by its id, and nothing but its absence speaks against it.
    expect((await here.read(everything)).missing).toEqual(new Map([[here.first.id, 'unknown']]))
    hear(here)
    expect((await here.read(full)).missing).toEqual(new Map([[here.first.id, 'gone']]))
  })

  test('a stamp that was taken away, or put there by another device, is found by its turn of being read', async () => {
    const { world, first, second, read } = await unheard()
    const stored = [...world.box.events.values()].find(({ changeKey }) => first.version.includes(changeKey))
    const stranger = world.box.list().find(({ subject }) => subject === '独り')
    const stamps = world.box.get(second.id).stamps
    stored?.properties.clear()
    world.box.edit(stranger?.id ?? '', { stamps })
    const before = await read()
    expect([one(before, '予定0').partnerMark, one(before, '独り').partnerMark]).toEqual([
      await keyOf(scope, 's0'),
      undefined,
    ])
    const after = await read(everything)
    expect([one(after, '予定0').partnerMark, one(after, '独り').partnerMark]).toEqual([
      undefined,
      await keyOf(scope, 's1'),
    ])
    expect([one(after, '予定0').agreed, one(after, '予定0').generation]).toEqual([undefined, undefined])
  })
})

test('settled events are offered, linked ones first, and read in batches of 20', async () => {
  const { world, links, read } = await unheard(45)
  let offered: readonly string[] = []
  const audit: Audit = {
    full: false,
    reread: (ids) => {
      offered = ids
      return [...ids.slice(0, 30), 'nobody']
    },
  }
  await read(audit)
  expect(offered.slice(0, 45).toSorted()).toEqual(links.map(({ outlook }) => outlook.id).toSorted())
  expect(offered).toHaveLength(46)
  expect(world.sent()).toEqual([delta, 'POST /$batch', 'POST /$batch'])
  // A run without an audit is as quiet as ever.
  await read()
  expect(world.sent()).toEqual([delta])
})

test.each([500, 403])('an answer that cannot be read (%i) heals nothing', async (status) => {
  const { world, first, links, read } = await unheard()
  world.box.edit(first.id, { subject: '変更' })
  world.graph.faults.push({ status, code: 'ErrorInternalServerError', times: 20, when: ({ inBatch }) => inBatch })
  const picture = await read(everything)
  expect(subjects(picture)).toEqual(['予定0', '予定1', '独り'])
  expect(picture.missing.size).toBe(0)
  expect(picture.items.filter(({ partnerMark }) => partnerMark)).toHaveLength(links.length)
  world.graph.faults.length = 0
  expect(subjects(await read(everything))).toEqual(['変更', '予定1', '独り'].toSorted())
})

test('a full round that breaks off heals nothing, and the next run reads on from where it was', async () => {
  const here = await unheard()
  hear(here)
  here.world.box.remove(here.first.id)
  const { cursor } = await here.world.mirror.load()
  here.world.bench.faults.push({ name: 'half', path: /skiptoken/, times: 1, does: 'truncated' })
  await expect(here.read(full)).rejects.toMatchObject({ problem: { kind: 'graph-unexpected-answer' } })
  expect((await here.world.mirror.load()).cursor).toBe(cursor)
  expect((await here.read()).missing).toEqual(new Map([[here.first.id, 'gone']]))
})

test('a full round keeps what is known: nothing is read again by id', async () => {
  const here = await unheard()
  hear(here)
  await here.read(full)
  expect(new Set(here.world.sent())).toEqual(new Set([delta]))
  expect(requests(here.world.bench.log, 'graph')).toEqual([])
})

describe('each safety of the reading stands for itself', () => {
  test('absence without a tombstone is no proof: the event is unknown, not gone', async () => {
    const { world, first, links, fetch } = await unheard()
    world.box.remove(first.id)
    // An open change makes it looked at; its tombstone has not come.
    const intents = [intentOf(updateOf(first, timed('変更'), ['subject'], 's0'))]
    for (let round = 0; round < 2; round++) {
      const picture = await world.side({ fetch }).read(ask({ links, intents }))
      expect(picture.missing).toEqual(new Map([[first.id, 'unknown']]))
    }
    // An open deletion of our own stands for the tombstone.
    const own = [
      { ...intentOf({ do: 'delete', on: 'outlook', id: first.id, version: '', seen: first.fields, partnerId: 's0' }) },
    ]
    const picture = await world.side({ fetch }).read(ask({ links, intents: own }))
    expect(picture.missing).toEqual(new Map([[first.id, 'gone']]))
  })

  test('what was found changed at a write is read again, although no delta tells', async () => {
    const { world, first, links, fetch } = await unheard()
    const side = world.side({ fetch })
    world.box.edit(first.id, { subject: '手で変更', body: '新' })
    expect(await side.write([updateOf(first, timed('変更'), ['subject'], 's0')])).toEqual([{ is: 'changed' }])
    const now = one(await world.side({ fetch }).read(ask({ links })), '手で変更')
    expect([now.version, now.fields.body]).toEqual([world.box.get(first.id).etag, '新'])
    expect(itemIn((await side.write([updateOf(now, timed('変更'), ['subject'], 's0')]))[0]).fields.subject).toBe('変更')
  })

  test('the event of an open intent is read again, although neither mirror nor delta tell of its write', async () => {
    const { world, first, links, fetch } = await unheard()
    const operation = updateOf(first, timed('変更'), ['subject'], 's0')
    // The write lands, and the worker dies before anything is noted of it.
    const mirror = { load: () => world.mirror.load(), save: () => Promise.reject(new Error('the worker is dead')) }
    const outcome = (await world.side({ fetch, mirror }).write([operation]))[0]
    expect(outcome).toMatchObject({ is: 'lost', problem: { kind: 'storage-failed' } })
    expect(world.box.get(first.id).subject).toBe('変更')
    const without = await world.side({ fetch }).read(ask({ links }))
    expect(subjects(without)).toContain('予定0')
    const picture = await world.side({ fetch }).read(ask({ links, intents: [intentOf(operation)] }))
    expect(one(picture, '変更').version).toBe(world.box.get(first.id).etag)
  })
})
