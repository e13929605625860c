// What another device learns of an event whose pair stands apart: only its stamp tells, and no delta shows a stamp.
import { describe, expect, test } from 'vitest'
import type { Item } from '../../lib/core/event.ts'
import { memoryMirror } from '../fakes/memory-mirror.ts'
import { ask, createOf, createWorld, deleteOf, itemIn, linkOf, one, timed, updateOf } from './graph-world.ts'

const partOf = ({ id, version, fields }: Item) =>
  ({ do: 'stamp', on: 'outlook', id, version, fields, partnerId: 's1', generation: 0, apart: true }) as const

/** An event that the first device has made, and that both know as linked. */
const twoDevices = async () => {
  const world = createWorld()
  const [first, second] = ['pc-1', 'pc-2'].map((device) => world.side({ device, mirror: memoryMirror() }))
  if (!first || !second) throw new Error('no devices')
  const made = itemIn((await first.write([createOf('s1', timed('会議'))]))[0])
  const links = [linkOf(made)]
  const seen = one(await second.read(ask({ links })), '会議')
  await first.read(ask({ links }))
  return { world, first, second, made, seen, links, now: async () => one(await second.read(ask({ links })), '会議') }
}

describe('a pair that another device has parted', () => {
  test('is not changed by what was planned before, and is read as apart afterwards', async () => {
    const { first, second, made, seen, links, now } = await twoDevices()
    const parted = itemIn((await first.write([partOf(made)]))[0])
    expect(parted.apart).toBe(true)
    expect(await second.write([updateOf(seen, timed('変更'), ['subject'])])).toEqual([{ is: 'changed' }])
    expect((await now()).apart).toBe(true)
    // Its own device knows it too, and a new one.
    expect(one(await first.read(ask({ links })), '会議').apart).toBe(true)
  })

  test('is not deleted by what was planned before, although it says the same', async () => {
    const { world, first, second, made, seen, now } = await twoDevices()
    await first.write([partOf(made)])
    expect(await second.write([deleteOf(seen)])).toEqual([{ is: 'changed' }])
    expect(world.box.list()).toHaveLength(1)
    expect((await now()).apart).toBe(true)
  })

  test('is seen as apart where its content has changed with it', async () => {
    const { first, made, now } = await twoDevices()
    await first.write([{ ...updateOf(made, timed('会議', { place: '前の場所' }), ['place']), apart: true }])
    // The delta may be late: nothing is shown without the other.
    for (let round = 0; round < 4; round++) {
      const { apart = false, fields } = await now()
      expect(apart).toBe(fields.place === '前の場所')
      if (round === 3) expect(apart).toBe(true)
    }
  })

  test('is one again with any other stamp, and both devices learn it', async () => {
    const { first, second, made, links, now } = await twoDevices()
    const parted = itemIn((await first.write([partOf(made)]))[0])
    await second.write([deleteOf(parted)])
    expect((await now()).apart).toBe(true)
    const { apart: _, ...stamp } = partOf(parted)
    const joined = itemIn((await first.write([stamp]))[0])
    expect('apart' in joined).toBe(false)
    // The delta may be late, but it comes.
    for (let round = 0; round < 3; round++) await second.read(ask({ links }))
    expect('apart' in (await now())).toBe(false)
    const changed = itemIn((await second.write([updateOf(await now(), timed('変更'), ['subject'])]))[0])
    expect(changed.fields.subject).toBe('変更')
  })
})

describe('an event that was taken back', () => {
  test('is gone for the other device, and known to be no deletion of a person', async () => {
    const { world, first, second, made, links } = await twoDevices()
    const parted = itemIn((await first.write([partOf(made)]))[0])
    expect(await first.write([deleteOf(parted)])).toEqual([{ is: 'done' }])
    // The delta may be late; whenever the deletion is told, the other is told too.
    for (let round = 0; round < 4; round++) {
      const { missing, takenBack } = await second.read(ask({ links }))
      expect(takenBack?.has(made.id)).toBe(missing.get(made.id) === 'gone')
      if (round === 3) expect(missing.get(made.id)).toBe('gone')
    }
    // A device that has lost its memory of the calendar asks, and is told the same.
    const third = world.side({ device: 'pc-3', mirror: memoryMirror() })
    expect((await third.read(ask({ links }))).takenBack?.has(made.id)).toBe(true)
  })

  test('stays, where its stamp was lost or its etag was another', async () => {
    const { world, first, made } = await twoDevices()
    const parted = itemIn((await first.write([partOf(made)]))[0])
    const { apart: _, ...joined } = partOf(parted)
    const other = world.side({ device: 'pc-2', mirror: memoryMirror() })
    await other.read(ask())
    itemIn((await other.write([joined]))[0])
    expect(await first.write([deleteOf(parted)])).toEqual([{ is: 'changed' }])
    expect(world.box.list()).toHaveLength(1)
  })

  test('one that a person deletes is a deletion', async () => {
    const { world, second, made, links } = await twoDevices()
    world.box.remove(made.id)
    for (let round = 0; round < 3; round++) await second.read(ask({ links }))
    const { missing, takenBack } = await second.read(ask({ links }))
    expect([missing.get(made.id), takenBack?.size]).toEqual(['gone', 0])
  })
})
