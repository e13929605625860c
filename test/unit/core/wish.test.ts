import { describe, expect, test } from 'vitest'
import { parkedOf } from '../../../lib/core/parked.ts'
import { seenText, type Wish, wishBook } from '../../../lib/core/wish.ts'
import { fieldsOf, itemOf, outside } from './build.ts'
import { quiet, synced, world, x } from './two-calendars.ts'

const wish = (id: string, more: Partial<Wish> = {}): Wish => ({ id, at: 1, want: 'apart', ...more })

describe('which wish holds', () => {
  test('it is found by either id and by a mark, and by nothing else', () => {
    const find = wishBook([wish('a', { neo: 'n1' }), wish('b', { outlook: 'o2' }), wish('c', { mark: 'm3' })])
    expect(find({ neo: 'n1', outlook: 'o9' })?.id).toBe('a')
    expect(find({ neo: 'n9', outlook: 'o2' })?.id).toBe('b')
    expect(find({ neo: 'n9', marks: [undefined, 'm3'] })?.id).toBe('c')
    expect(find({ neo: 'o2', outlook: 'n1', marks: ['n1'] })).toBeUndefined()
  })
  test('of several the latest, of equal ones always the same, in any order', () => {
    const wishes = [
      wish('a', { neo: 'n1', at: 1 }),
      wish('b', { outlook: 'o1', at: 3 }),
      wish('c', { neo: 'n1', at: 3 }),
    ]
    for (const order of [wishes, wishes.toReversed()])
      expect(wishBook(order)({ neo: 'n1', outlook: 'o1' })?.id).toBe('c')
  })
  test('what was seen is both events, or one and nothing', () => {
    const [one, other] = [itemOf('n1', fieldsOf('定例')), itemOf('o1', fieldsOf('定例', { body: '改' }))]
    const seen = [seenText(one, other), seenText(other, one), seenText(one, undefined), seenText(undefined, one)]
    expect(new Set(seen).size).toBe(4)
    expect(seenText({ ...one, version: '9' }, other)).toBe(seen[0])
  })
})

describe('what a person may say about a parked event', () => {
  const neo = itemOf('n1', fieldsOf('定例'))
  const outlook = itemOf('o1', fieldsOf('定例', { body: '改' }))
  const choices = (...args: Parameters<typeof parkedOf>) => parkedOf(...args)?.choices
  test('a conflict: one, the other, both, or apart', () =>
    expect(choices('conflict', { neo, outlook }, 'both')).toEqual(['neo', 'outlook', 'both', 'apart']))
  test('nothing that would write a side which may not be written', () => {
    expect(choices('conflict', { neo, outlook }, 'neo-to-outlook')).toEqual(['neo', 'apart'])
    expect(choices('conflict', { neo: { ...neo, readOnly: true }, outlook }, 'both')).toEqual(['neo', 'apart'])
    expect(choices('orphan', { outlook }, 'outlook-to-neo')).toEqual(['outlook', 'apart'])
  })
  test.each(['undone', 'deleted-there', 'chosen'] as const)('%s: it stands apart already', (why) =>
    expect(choices(why, { neo }, 'both')).toEqual(['neo', 'outlook']),
  )
  test.each(['series', 'meeting', 'claimed', 'changed-since'] as const)('%s: there is nothing to say', (why) =>
    expect(choices(why, { neo, outlook }, 'both')).toEqual([]),
  )
  test('of a linked pair both ids are known although one event is gone', () => {
    const parked = parkedOf('deleted-at-source', { outlook, ids: { neo: 'n1', outlook: 'o1' } }, 'both')
    expect(parked).toMatchObject({ side: 'outlook', item: outlook, ids: { neo: 'n1', outlook: 'o1' } })
    expect(parked).not.toHaveProperty('neo')
  })
})

/** A conflict in the body of one pair, and what is asked about it. */
const conflict = async () => {
  const { made, here, there } = await synced('neo')
  made.calendars.neo.edit(here[0], { body: 'y' })
  made.calendars.outlook.edit(there[0], { body: 'z' })
  const [parked] = (await made.run()).parked
  expect(parked?.why).toBe('conflict')
  const say = (want: Wish['want'], seen = parked?.seen ?? '') =>
    made.wish({ id: 'w1', at: 1, want, ...parked?.ids, seen })
  return { made, here, there, say }
}

describe('an answer is carried out', () => {
  test.each([
    ['neo', 'e1y'],
    ['outlook', 'e1z'],
  ] as const)('%s wins', async (want, result) => {
    const { made, say } = await conflict()
    await say(want)
    expect((await made.run()).parked).toEqual([])
    expect([made.list('neo'), made.list('outlook'), await made.wishes()]).toEqual([[result], [result], []])
    await quiet(made)
  })
  test('both: two events on both sides', async () => {
    const { made, say } = await conflict()
    await say('both')
    // Parted first; the event of NEO that stands alone then gets its partner at once.
    expect((await made.run()).applied?.again).toBe(true)
    await made.run()
    expect([made.list('neo'), made.list('outlook')]).toEqual([
      ['e1y', 'e1z'],
      ['e1y', 'e1z'],
    ])
    expect([(await made.links()).length, await made.wishes()]).toEqual([2, []])
    await quiet(made)
  })
  test.each(['crash', 'crash-after'] as const)('both, with a %s between the two: no third event', async (does) => {
    const { made, say } = await conflict()
    await say('both')
    made.faults.neo.push({ on: 'create', does, times: 1 })
    await made.run().catch(() => undefined)
    for (let round = 0; round < 3; round++) await made.run()
    expect([made.list('neo'), made.list('outlook')]).toEqual([
      ['e1y', 'e1z'],
      ['e1y', 'e1z'],
    ])
    expect(await made.wishes()).toEqual([])
    await quiet(made)
  })
  test('apart: neither side is written, whatever changes, until another word', async () => {
    const { made, here, say } = await conflict()
    await say('apart')
    made.calendars.neo.edit(here[0], { place: 'p' })
    expect((await made.run()).parked).toMatchObject([{ why: 'chosen' }])
    expect([made.written(), made.list('outlook')]).toEqual([0, ['e1z']])
    made.calendars.neo.remove(here[0])
    await made.run()
    expect(made.list('outlook')).toEqual(['e1z'])
  })
  test('it is void when the pair is not any more what the person saw', async () => {
    const { made, here, say } = await conflict()
    await say('outlook')
    made.calendars.neo.edit(here[0], { body: 'その後' })
    expect((await made.run()).parked).toMatchObject([{ why: 'conflict', outrun: true }])
    expect([made.list('neo'), made.list('outlook'), await made.wishes()]).toEqual([['e1その後'], ['e1z'], []])
    await quiet(made)
  })
  test('it does not write a side that may not be written any more', async () => {
    const { made, say } = await conflict()
    await say('outlook')
    const { parked } = await made.run({ rules: { direction: 'neo-to-outlook' } })
    expect(parked.filter(({ outrun }) => outrun)).toEqual([])
    expect([made.list('neo'), await made.wishes()]).toEqual([['e1y'], []])
  })
  test('it does not write an event that may not be changed any more', async () => {
    const { made, there, say } = await conflict()
    await say('neo')
    Object.assign(made.calendars.outlook.get(there[0]), { readOnly: true })
    expect((await made.run()).parked).toMatchObject([{ why: 'read-only' }])
    expect([made.written(), made.list('outlook')]).toEqual([0, ['e1z']])
  })
  test('about a single event it is void when that is not any more what the person saw', async () => {
    const made = world()
    const id = made.calendars.neo.add(x, { partnerMark: 'of an event that is nowhere' })
    const [parked] = (await made.run()).parked
    expect(parked).toMatchObject({ why: 'orphan', seen: seenText(parked?.neo, undefined) })
    await made.wish({ id: 'w1', at: Number.MAX_SAFE_INTEGER, want: 'outlook', neo: id, seen: parked?.seen ?? '' })
    made.calendars.neo.edit(id, { body: 'その後' })
    expect((await made.run()).parked).toMatchObject([{ outrun: true }])
    expect([made.list('neo'), await made.wishes()]).toMatchObject([['e1その後'], [{ why: 'orphan' }]])
  })
  test('a write that did not go through keeps the wish for the next run', async () => {
    const { made, say } = await conflict()
    await say('neo')
    made.faults.outlook.push({ on: 'update', does: 'later', times: 1 })
    await made.run()
    expect([made.list('outlook'), (await made.wishes()).length]).toEqual([['e1z'], 1])
    await made.run()
    expect([made.list('outlook'), await made.wishes()]).toEqual([['e1y'], []])
  })
})

test('a word about an Outlook event alone counts for its NEO event, too: where the one is out of sight it is not sought in every run', async () => {
  const made = world()
  const outlook = made.calendars.outlook.add({ ...x, times: outside })
  made.calendars.neo.add(x, { partnerMark: `mark-${outlook}` })
  made.calendars.outlook.put(outlook, { partnerMark: 'mark-neo-1' })
  await made.wish({ id: 'w1', at: 1, want: 'apart', why: 'chosen', outlook })
  for (const sought of [1, 0]) {
    const { parked } = await made.run()
    expect([made.sides.outlook.counts.seek, made.written(), parked.map(({ why }) => why)]).toEqual([
      sought,
      0,
      ['chosen'],
    ])
  }
  await quiet(made)
})
