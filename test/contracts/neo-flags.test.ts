import { describe, expect, test } from 'vitest'
import type { Fields, Item } from '../../lib/core/event.ts'
import { special, usual } from '../../lib/core/flags.ts'
import type { Operation, ReadRequest } from '../../lib/core/ports.ts'
import { variantNames } from '../emulators/neo/variants.ts'
import { createNeoWorld, keepNothing, me, type NeoWorld, updateOf } from './neo-world.ts'

const ask: ReadRequest = {
  window: { from: '2026-11-01', to: '2026-12-31' },
  links: [],
  intents: [],
  progress: () => undefined,
}
const day = { startdate: '2026-11-26', starttime: '0900', endtime: '1000' }
const marked = { visibility: 'private', tentative: true, important: true } as const
const plain = { visibility: 'public', tentative: false, important: false } as const
const fields = (flags: Partial<Fields>): Fields => ({
  subject: '通院',
  times: { kind: 'timed', start: '2026-11-27T10:00', end: '2026-11-27T11:00' },
  place: '',
  body: '',
  ...usual,
  ...flags,
})
const createOf = (flags: Partial<Fields>, more: { undo?: string; raw?: string } = {}): Operation => ({
  do: 'create',
  on: 'neo',
  partnerId: 'o1',
  partnerMark: '0a1b2c3d',
  fields: fields(flags),
  generation: 0,
  ...more,
})
const writes = (world: NeoWorld) => world.neo.calls().filter((call) => call.done)
const one = async (world: NeoWorld, operation: Operation, side = world.side()) =>
  (await side.write([operation], keepNothing))[0]
const readOne = async (world: NeoWorld): Promise<Item> => {
  const [item] = (await world.side().read(ask)).items
  if (!item) throw new Error('nothing listed')
  return item
}

describe.each(variantNames)('neo %s', (variant) => {
  test('L5 仮, 公開方法 and 重要 are read and written both ways', async () => {
    const world = await createNeoWorld({ variant })
    const sid = world.neo.addEvent(me, { ...day, detail: '面談', memo: 'x', ...marked })
    const item = await readOne(world)
    expect(item.fields).toMatchObject(special)
    const opened = await one(world, updateOf(item, { ...usual }))
    expect(opened).toMatchObject({ is: 'done', item: { fields: { ...item.fields, ...usual } } })
    expect(world.neo.events.get(sid)).toMatchObject({ ...plain, detail: '面談', memo: 'x' })
    const again = opened?.is === 'done' && opened.item
    if (!again) throw new Error('no echo')
    expect(await one(world, updateOf(again, { ...special, body: 'y' }))).toMatchObject({
      is: 'done',
      item: { fields: { ...special, body: 'y' } },
    })
    expect(world.neo.events.get(sid)).toMatchObject({ ...marked, memo: 'y' })
    // It is closed first, and gets its text once it says so.
    expect(writes(world)).toHaveLength(3)
    expect((await readOne(world)).fields).toEqual({ ...item.fields, body: 'y' })
  })

  test('a private event is made private by the one request that makes it', async () => {
    const world = await createNeoWorld({ variant })
    world.neo.addEvent(me, { ...day, detail: '見本' })
    const side = world.side()
    expect((await side.read(ask)).lacks).toEqual([])
    expect(await one(world, createOf(special), side)).toMatchObject({ is: 'done', item: { fields: fields(special) } })
    expect(writes(world).map(({ cmd }) => cmd)).toEqual(['schcmdentry'])
    expect(world.own().find(({ detail }) => detail === '通院')).toMatchObject(marked)
  })

  test('without a form that says how, none is made, and the picture says so before', async () => {
    const world = await createNeoWorld({ variant })
    const side = world.side()
    expect((await side.read(ask)).lacks).toEqual(['visibility', 'certainty', 'importance', 'series'])
    expect(await one(world, createOf(special), side)).toEqual({ is: 'waiting' })
    expect(writes(world)).toEqual([])
    expect(await one(world, createOf({}), side)).toMatchObject({ is: 'done' })
    expect((await side.read(ask)).lacks).toEqual([])
  })

  test('what was learnt in an earlier life is looked at again before it is trusted with a private event', async () => {
    const world = await createNeoWorld({ variant })
    world.neo.addEvent(me, { ...day, detail: '見本' })
    await world.side().read(ask)
    // NEO writes it otherwise since.
    const { values } = world.neo.drawn
    const { public: open, private: closed } = values.visibility
    Object.assign(values.visibility, { public: closed, private: open })
    expect(await one(world, createOf(special))).toMatchObject({ is: 'done', item: { fields: fields(special) } })
    expect(world.own().find(({ detail }) => detail === '通院')?.visibility).toBe('private')
  })

  test('what some may read (予定あり) is private, stays as it is, and is never opened', async () => {
    const world = await createNeoWorld({ variant })
    const sid = world.neo.addEvent(me, { ...day, detail: '面接', visibility: 'busy' })
    const item = await readOne(world)
    expect([item.fields.visibility, item.fixed, item.notYet]).toEqual(['private', ['visibility'], undefined])
    expect(await one(world, updateOf(item, { body: 'x', certainty: 'tentative' }))).toMatchObject({ is: 'done' })
    expect(world.neo.events.get(sid)).toMatchObject({ visibility: 'busy', tentative: true, memo: 'x' })
    const now = await readOne(world)
    expect(await one(world, updateOf(now, { visibility: 'open', body: 'y' }))).toMatchObject({ is: 'failed' })
    expect(world.neo.events.get(sid)).toMatchObject({ visibility: 'busy', memo: 'x' })
  })

  test('a deleted one comes back as it was, to the very code', async () => {
    const world = await createNeoWorld({ variant })
    for (const visibility of ['private', 'busy'] as const) {
      const sid = world.neo.addEvent(me, { ...day, detail: '面接', tentative: true, visibility })
      const item = await readOne(world)
      const kept: (readonly (string | undefined)[])[] = []
      const remove = { do: 'delete', on: 'neo', id: sid, version: '', seen: item.fields, partnerId: '' } as const
      await world.side().write([remove], async (before) => void kept.push(before))
      const raw = kept[0]?.[0] ?? ''
      // In another life, which has seen no form yet.
      const back = await one(world, { ...createOf({}, { undo: 'h1', raw }), fields: item.fields } as Operation)
      expect(back).toMatchObject({ is: 'done', item: { fields: item.fields } })
      const [event] = world.own()
      expect(event).toMatchObject({ visibility, tentative: true, important: false })
      world.neo.removeEvent(event?.sid ?? '')
    }
  })
})
