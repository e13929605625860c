import { describe, expect, test } from 'vitest'
import type { Fields, Item } from '../../lib/core/event.ts'
import { markerLine } from '../../lib/core/lens.ts'
import type { Operation, Picture, ReadRequest } from '../../lib/core/ports.ts'
import { ProblemError } from '../../lib/core/problem.ts'
import { defaultProfile } from '../../lib/neo/profile.ts'
import { OPAQUE } from '../emulators/neo/fields.ts'
import type { EventInput, StoredEvent } from '../emulators/neo/types.ts'
import { variantNames } from '../emulators/neo/variants.ts'
import { createNeoWorld, keepNothing, me, type NeoWorld, updateOf } from './neo-world.ts'

const ask: ReadRequest = {
  window: { from: '2026-11-01', to: '2026-12-31' },
  links: [],
  intents: [],
  progress: () => undefined,
}
const only = ({ items: [item, second] }: Picture): Item => {
  if (!item || second) throw new Error('not exactly one')
  return item
}
const base = { on: 'neo', version: '', partnerId: 'o1' } as const
const deleteOf = (item: Item, more: { shared?: true } = {}): Operation => ({
  ...base,
  do: 'delete',
  id: item.id,
  seen: item.fields,
  ...more,
})
const restoreOf = (fields: Fields, raw?: string): Operation => ({
  do: 'create',
  on: 'neo',
  partnerId: 'restored:h1',
  partnerMark: '0a1b2c3d',
  fields,
  generation: 0,
  undo: 'h1',
  ...(raw !== undefined && { raw }),
})
const writes = (world: NeoWorld) => world.neo.calls().filter((call) => call.done)
/** A history that keeps all it is given. */
const history = () => {
  const kept: (readonly (string | undefined)[])[] = []
  return { kept, keep: async (before: readonly (string | undefined)[]) => void kept.push(before) }
}
const storageFull = async () => {
  throw new ProblemError({ kind: 'storage-full' })
}

/** An entry with something in every corner, as a person may have written it. */
const rich: EventInput = {
  startdate: '2026-11-26',
  enddate: '2026-11-26',
  starttime: '2200',
  endtime: '2530',
  event: '会議',
  schcolor: '7',
  detail: '営業  ＜定例＞ ',
  place: '本社',
  other: '7階  南',
  memo: `先頭  \n${markerLine('99999999')}\n後ろ  `,
  outside: true,
  important: true,
  tentative: true,
  alarm: '2',
  tagcolor: '3',
  iconno: '4',
}
/** What makes two entries equal: neither their ids nor their times, nor fields that hold nothing. */
const bare = (event: StoredEvent | undefined) => {
  if (!event) throw new Error('no event')
  const {
    sid: _sid,
    created: _created,
    updated: _updated,
    revision: _revision,
    extra,
    ...rest
  } = structuredClone(event)
  return { ...rest, extra: Object.fromEntries(Object.entries(extra).filter(([, values]) => values.some(Boolean))) }
}

describe.each(variantNames)('neo %s', (variant) => {
  test('before an update and before a delete the whole form is kept, in the place of its operation', async () => {
    const world = await createNeoWorld({ variant })
    const extra = Object.fromEntries(OPAQUE.map((name, index) => [name, [name === 'flag' ? '0' : `x${index}`]]))
    Object.assign(extra, { tvmeeting_chairs: [me], tvmeeting_members: [me] })
    world.neo.addEvent(me, { ...rich, extra })
    const side = world.side()
    const item = only(await side.read(ask))
    const { kept, keep } = history()
    const doneBefore: number[] = []
    const watched = async (before: readonly (string | undefined)[]) => {
      doneBefore.push(writes(world).length)
      return keep(before)
    }
    const [changed] = await side.write([updateOf(item, { place: '支社' })], watched)
    if (changed?.is !== 'done' || !changed.item) throw new Error('not done')
    await side.write([updateOf(changed.item, {}), deleteOf(changed.item)], watched)
    expect(doneBefore).toEqual([0, 1])
    expect(kept.map((before) => before.map((text) => text !== undefined))).toEqual([[true], [false, true]])
    const [first, last] = [kept[0]?.[0], kept[1]?.[1]].map(
      (text) => JSON.parse(text ?? '') as { values: [string, string][] },
    )
    for (const [name, value] of Object.entries({ ...extra, memo: [rich.memo], detail: [rich.detail], otherto: [me] }))
      expect(first?.values).toContainEqual([name, value[0]])
    expect(first?.values).toContainEqual(['place', '本社'])
    expect(last?.values).toContainEqual(['place', '支社'])
    const { token } = await world.cookies()
    expect(JSON.stringify(kept)).not.toContain(token)
  })

  test('what cannot be kept is not sent', async () => {
    const world = await createNeoWorld({ variant })
    world.neo.addEvent(me, rich)
    const side = world.side()
    const item = only(await side.read(ask))
    for (const operation of [updateOf(item, { place: '支社' }), deleteOf(item)])
      await expect(side.write([operation], storageFull)).rejects.toMatchObject({ problem: { kind: 'storage-full' } })
    expect(writes(world)).toEqual([])
  })

  test('what was deleted comes back with its own texts, and with what a create can carry', async () => {
    const world = await createNeoWorld({ variant })
    const sid = world.neo.addEvent(me, rich)
    const before = bare(world.neo.events.get(sid))
    const side = world.side()
    const item = only(await side.read(ask))
    const { kept, keep } = history()
    await side.write([deleteOf(item)], keep)
    expect(world.own()).toEqual([])
    const [outcome] = await side.write([restoreOf(item.fields, kept[0]?.[0])], keepNothing)
    expect(outcome).toMatchObject({ is: 'done', item: { fields: item.fields, partnerMark: '0a1b2c3d' } })
    const [made] = world.own()
    expect(bare(made)).toEqual({ ...before, memo: `先頭  \n${markerLine('0a1b2c3d')}\n後ろ  ` })
    expect(world.neo.mailsSent()).toEqual([])
  })

  test('what cannot be read of the history comes back by its normal form', async () => {
    const world = await createNeoWorld({ variant })
    world.neo.addEvent(me, rich)
    const side = world.side()
    const item = only(await side.read(ask))
    await side.write([deleteOf(item)], keepNothing)
    for (const raw of ['{', '{"version":2}', '{"version":1,"values":[["memo","x"]]}', undefined]) {
      const [outcome] = await side.write([restoreOf(item.fields, raw)], keepNothing)
      expect(outcome).toMatchObject({ is: 'done', item: { fields: item.fields } })
    }
  })

  test('an update is taken back to the last blank, and only the fields it changed', async () => {
    const world = await createNeoWorld({ variant })
    const sid = world.neo.addEvent(me, rich)
    const before = bare(world.neo.events.get(sid))
    const side = world.side()
    const item = only(await side.read(ask))
    const { kept, keep } = history()
    const change = {
      subject: '別件',
      place: '支社',
      body: '別の本文',
      times: { kind: 'days', first: '2026-12-01', last: '2026-12-02' },
    } as const
    const [changed] = await side.write([updateOf(item, change)], keep)
    if (changed?.is !== 'done' || !changed.item) throw new Error('not done')
    world.neo.editEvent(sid, { schcolor: '9' })
    const { subject, place, body, times } = item.fields
    const raw = kept[0]?.[0] ?? ''
    const [back] = await side.write([updateOf(changed.item, { subject, place, body, times }, { undo: 'h', raw })], keep)
    expect(back).toMatchObject({ is: 'done', item: { fields: item.fields } })
    expect(bare(world.neo.events.get(sid))).toEqual({ ...before, schcolor: '9' })
  })

  test('予定 is the kind of an event; none where it is empty', async () => {
    const world = await createNeoWorld({ variant })
    world.neo.addEvent(me, { startdate: '2026-11-26', event: ' 会議 ', detail: '定例' })
    world.neo.addEvent(me, { startdate: '2026-11-27', event: ' ', detail: '予定なし' })
    const { items } = await world.side().read(ask)
    expect(items.map((item) => ['kind' in item, item.kind])).toEqual([
      [true, '会議'],
      [false, undefined],
    ])
  })

  test.each<[string, Partial<StoredEvent>]>([
    ['others', { otherto: [me, '1002'] }],
    ['a facility', { pids: ['501'] }],
  ])(
    'an event that %s joined since the plan is not deleted, nor changed, before it is looked at again',
    async (_, patch) => {
      const world = await createNeoWorld({ variant })
      const sid = world.neo.addEvent(me, rich)
      const side = world.side()
      const item = only(await side.read(ask))
      expect([item.shared, item.fields.block]).toEqual([undefined, ''])
      world.neo.editEvent(sid, patch)
      const { kept, keep } = history()
      for (const operation of [deleteOf(item), updateOf(item, { place: '支社' })])
        expect(await side.write([operation], keep)).toEqual([{ is: 'changed' }])
      expect([world.neo.events.has(sid), kept, writes(world)]).toEqual([true, [], []])
      const again = only(await world.side().read(ask))
      expect(again.shared).toBe(true)
      // The same where the form does not say how they are called: then only who they are is not known.
      const { block: __, ...nameless } = again.fields
      const unnamed = { ...again, fields: nameless }
      expect(await side.write([deleteOf(unnamed)], keep)).toEqual([{ is: 'changed' }])
      expect([world.neo.events.has(sid), kept, writes(world)]).toEqual([true, [], []])
      expect(await side.write([updateOf(unnamed, { place: '支社' })], keep)).toMatchObject([{ is: 'done' }])
    },
  )

  test('an event with others is deleted only by a word that knows of all of them', async () => {
    const world = await createNeoWorld({ variant })
    const sid = world.neo.addEvent(me, { ...rich, otherto: [me, '1002'] })
    const side = world.side()
    const item = only(await side.read(ask))
    world.neo.editEvent(sid, { otherto: [me, '1002', '1003'] })
    expect(await side.write([deleteOf(item, { shared: true })], keepNothing)).toEqual([{ is: 'changed' }])
    expect(world.neo.events.has(sid)).toBe(true)
    const now = only(await world.side().read(ask))
    const { kept, keep } = history()
    expect(await side.write([deleteOf(now, { shared: true })], keep)).toEqual([{ is: 'done' }])
    expect([world.neo.events.has(sid), kept.length, world.neo.mailsSent()]).toEqual([false, 1, []])
  })

  test('an event that the user may change but not delete is changed, and its deletion is not even tried', async () => {
    const world = await createNeoWorld({ variant })
    const sid = world.neo.addEvent('1002', { ...rich, otherto: [me], deleteBy: 'owner' })
    const side = world.side()
    const item = only(await side.read(ask))
    expect(await side.write([deleteOf(item)], keepNothing)).toEqual([
      { is: 'failed', problem: { kind: 'neo-refused', side: 'neo', code: 'not-deletable' } },
    ])
    expect(world.neo.calls().filter(({ cmd }) => cmd === 'schdel')).toEqual([])
    expect(await side.write([updateOf(item, { place: '支社' })], keepNothing)).toMatchObject([{ is: 'done' }])
    // Where the profile says that the form does not tell, NEO itself refuses.
    const blind = world.side({ profile: { ...defaultProfile, remove: { ...defaultProfile.remove, shown: false } } })
    const now = only(await blind.read(ask))
    expect(await blind.write([deleteOf(now)], keepNothing)).toMatchObject([{ is: 'failed' }])
    expect(world.neo.calls().filter(({ cmd }) => cmd === 'schdel')).toHaveLength(1)
    expect(world.neo.events.has(sid)).toBe(true)
  })
})

test('claims and stamps are not for NEO, and NEO finds nothing by a mark', async () => {
  const world = await createNeoWorld({ variant: 'cloud' })
  world.neo.addEvent(me, rich)
  const side = world.side()
  const { id, fields } = only(await side.read(ask))
  const claim = { device: 'd', id: 'c', at: 0 }
  const misled = { do: 'claim', on: 'neo', id, version: '', fields, claim } as unknown as Operation
  expect(await side.write([misled], keepNothing)).toEqual([
    { is: 'failed', problem: { kind: 'neo-refused', side: 'neo', code: 'claim' } },
  ])
  world.sent()
  expect(await side.seek(['0a1b2c3d'])).toEqual([])
  expect(world.sent()).toEqual([])
})
