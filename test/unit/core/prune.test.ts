import { describe, expect, test } from 'vitest'
import { pruneWishes, watched } from '../../../lib/core/prune.ts'
import type { Wish } from '../../../lib/core/wish.ts'
import { fieldsOf, itemOf, linkOf, outside, pictureOf } from './build.ts'
import { quiet, synced, world, x } from './two-calendars.ts'

const days = { from: '2026-11-26', to: '2026-11-26' }
const apart = (more: Partial<Wish>): Wish => ({ id: 'w1', at: 1, want: 'apart', why: 'chosen', ...more })
const orphan = { partnerMark: 'of an event that is nowhere' }

describe('a wish about an event that stands alone', () => {
  test.each(['neo', 'outlook'] as const)('of %s: it ends when the event is deleted, and only then', async (side) => {
    const made = world()
    const id = made.calendars[side].add(x, orphan)
    await made.wish(apart({ [side]: id }))
    await made.run()
    expect(await made.wishes()).toEqual([apart({ [side]: id, days })])
    await quiet(made)
    await made.run({ hidden: [id] })
    expect(await made.wishes()).toHaveLength(1)
    made.calendars[side].remove(id)
    await made.run()
    expect([await made.wishes(), made.written()]).toEqual([[], 0])
    await quiet(made)
  })
  test('it stays where the event has gone to days that nobody looks at', async () => {
    const made = world()
    const id = made.calendars.neo.add(x, orphan)
    await made.run()
    made.calendars.neo.edit(id, { times: outside })
    for (let nth = 0; nth < 2; nth++) await made.run()
    expect(await made.wishes()).toMatchObject([{ why: 'orphan', days: { from: '2027-02-01', to: '2027-02-02' } }])
    await quiet(made)
  })
  test('an answer ends when its event was deleted before it was carried out', async () => {
    const made = world()
    const id = made.calendars.neo.add(x, orphan)
    const [parked] = (await made.run()).parked
    made.calendars.neo.remove(id)
    await made.wish({ id: 'w1', at: 2, want: 'outlook', neo: id, seen: parked?.seen ?? '', days })
    await made.run()
    expect(await made.wishes()).toEqual([])
  })
})

describe('a wish about a pair', () => {
  test('ends with its link, when both are deleted', async () => {
    const { made, here, there } = await synced('neo')
    await made.wish(apart({ neo: here[0], outlook: there[0] }))
    made.calendars.neo.remove(here[0])
    await made.run()
    expect(await made.wishes()).toHaveLength(1)
    made.calendars.outlook.remove(there[0])
    await made.run()
    expect([await made.wishes(), await made.links()]).toEqual([[], []])
    await quiet(made)
  })
  test('ends without a link only when both are deleted', async () => {
    const made = world()
    const [n, o] = [made.calendars.neo.add(x), made.calendars.outlook.add(fieldsOf('e1', { body: 'x' }))]
    await made.wish(apart({ neo: n, outlook: o }))
    await made.run()
    made.calendars.outlook.remove(o)
    await made.run()
    expect(await made.wishes()).toHaveLength(1)
    made.calendars.neo.remove(n)
    await made.run()
    expect(await made.wishes()).toEqual([])
  })
})

describe('what is asked for and what proves it', () => {
  const wish = apart({ neo: 'n1', days })
  const pictures = (missing: Record<string, 'gone' | 'unknown'>) => ({
    neo: pictureOf([], missing),
    outlook: pictureOf([]),
  })
  test('only events without a link, and only if it is known where they stood', () => {
    expect(watched([wish, apart({ outlook: 'o1' })], [])).toMatchObject({ neo: [{ neo: { id: 'n1' } }], outlook: [] })
    expect(watched([wish], [linkOf('n1', 'o1', x)]).neo).toEqual([])
    expect(watched([wish, { ...wish, id: 'w2' }], []).neo).toHaveLength(1)
  })
  test('not listed is not gone, and neither is not known', () => {
    expect(pruneWishes([wish], [], pictures({})).unwish).toEqual([])
    expect(pruneWishes([wish], [], pictures({ n1: 'unknown' })).unwish).toEqual([])
    expect(pruneWishes([wish], [], pictures({ n1: 'gone' })).unwish).toEqual(['w1'])
  })
  test('of a linked event its partner counts as well', () => {
    const links = [linkOf('n1', 'o1', x)]
    const alive = { ...pictures({ n1: 'gone' }), outlook: pictureOf([itemOf('o1', x)]) }
    expect(pruneWishes([wish], links, alive).unwish).toEqual([])
    expect(pruneWishes([wish], links, { ...alive, outlook: pictureOf([], { o1: 'gone' }) }).unwish).toEqual(['w1'])
  })
  test('a wish by a mark only is about an event that nobody can ask for', () =>
    expect(pruneWishes([apart({ mark: 'm' })], [], pictures({}))).toEqual({ wish: [], unwish: [] }))
})
