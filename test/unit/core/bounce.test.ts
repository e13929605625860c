import { describe, expect, test } from 'vitest'
import { isFrozen } from '../../../lib/core/bounce.ts'
import { type Fields, otherSide, type SideName } from '../../../lib/core/event.ts'
import { merge } from '../../../lib/core/merge.ts'
import { textOf } from '../../../lib/core/normal.ts'
import { shortHash } from '../../../lib/core/hash.ts'
import type { Wish } from '../../../lib/core/wish.ts'
import { fieldsOf, itemOf, linkOf, nextDay } from './build.ts'
import { quiet, synced, type World } from './two-calendars.ts'

const sides = ['neo', 'outlook'] as const
const parkedOf = ({ parked }: Awaited<ReturnType<World['run']>>) =>
  parked.map(({ why, fields }) => `${why}: ${fields?.join() ?? ''}`)

/** A synced pair, a person on `from`, and somebody on the other side who puts the body back. */
const putBack = async (from: SideName) => {
  const { made, here, there } = await synced(from)
  const to = otherSide(from)
  const type = (body: string) => made.calendars[from].edit(here[0], { body })
  const edit = (side: SideName, change: Partial<Fields>) =>
    made.calendars[side].edit(side === from ? here[0] : there[0], change)
  /** One edit, its way over, and its way back. */
  const round = async (body: string) => {
    const [before] = made.calendars[to].list()
    type(body)
    await made.run()
    expect([made.list(from), made.list(to)]).toEqual([[`e1${body}`], [`e1${body}`]])
    edit(to, { body: before?.body ?? '' })
    return made.run()
  }
  return { made, to, type, edit, round, here, there }
}
const frozen = async (from: SideName) => {
  const all = await putBack(from)
  await all.round('y')
  const [parked] = (await all.round('z')).parked
  expect(parked?.why).toBe('bounced')
  const say = (want: Wish['want']) => all.made.wish({ id: 'w1', at: 1, want, ...parked?.ids, seen: parked?.seen ?? '' })
  return { ...all, say }
}

describe.each(sides)('edits on %s that the other side takes back', (from) => {
  test('the first time it is carried like any edit', async () => {
    const { made, round } = await putBack(from)
    expect(parkedOf(await round('y'))).toEqual([])
    expect([made.list('neo'), made.list('outlook')]).toEqual([['e1x'], ['e1x']])
    await quiet(made)
  })
  test('the second time it is listed, and nothing is written any more', async () => {
    const { made, to, round } = await putBack(from)
    await round('y')
    const result = await round('z')
    expect(parkedOf(result)).toEqual(['bounced: body'])
    expect(result.parked[0]?.choices).toEqual(['neo', 'outlook', 'both', 'apart'])
    expect([made.written(), made.list(from), made.list(to)]).toEqual([0, ['e1z'], ['e1x']])
    await quiet(made)
    expect(parkedOf(await made.run())).toEqual(['bounced: body'])
  })
  test('two programs, one on each side: the same', async () => {
    const { made, to, round, type } = await putBack(from)
    await round('y')
    type('y')
    expect(parkedOf(await made.run())).toEqual(['bounced: body'])
    expect([made.written(), made.list(from), made.list(to)]).toEqual([0, ['e1y'], ['e1x']])
    await quiet(made)
  })
  test('other fields of the event still go over, both ways', async () => {
    const { made, to, edit } = await frozen(from)
    edit(from, { times: nextDay })
    edit(to, { place: '7階' })
    expect(parkedOf(await made.run())).toEqual(['bounced: body'])
    for (const side of sides)
      expect(made.calendars[side].list()).toEqual([
        fieldsOf('e1', { body: side === from ? 'z' : 'x', times: nextDay, place: '7階' }),
      ])
    await quiet(made)
  })
  test('a third value goes over, and counts from the beginning', async () => {
    const { made, to, edit, round } = await frozen(from)
    edit(to, { body: '三' })
    expect(parkedOf(await made.run())).toEqual([])
    expect([made.list('neo'), made.list('outlook')]).toEqual([['e1三'], ['e1三']])
    await quiet(made)
    expect(parkedOf(await round('a'))).toEqual([])
    expect(parkedOf(await round('b'))).toEqual(['bounced: body'])
  })
  test('when a person has made both the same there is nothing to list', async () => {
    const { made, type } = await frozen(from)
    type('x')
    expect(parkedOf(await made.run())).toEqual([])
    await quiet(made)
  })
  test.each(sides)('the answer %s is carried out, and counts from the beginning', async (want) => {
    const { made, to, say, round } = await frozen(from)
    await say(want)
    expect(parkedOf(await made.run())).toEqual([])
    const text = want === from ? 'e1z' : 'e1x'
    expect([made.list(from), made.list(to)]).toEqual([[text], [text]])
    await quiet(made)
    expect(parkedOf(await round('a'))).toEqual([])
    expect(parkedOf(await round('b'))).toEqual(['bounced: body'])
  })
  test('the answer both makes two events', async () => {
    const { made, say } = await frozen(from)
    await say('both')
    for (let nth = 0; nth < 2; nth++) await made.run()
    expect([made.list('neo'), made.list('outlook')]).toEqual([
      ['e1x', 'e1z'],
      ['e1x', 'e1z'],
    ])
    await quiet(made)
  })
  test('in one direction the source wins every time', async () => {
    const { made, here, there } = await synced(from)
    const rules = { direction: from === 'neo' ? 'neo-to-outlook' : 'outlook-to-neo' } as const
    for (const body of ['a', 'b', 'c']) {
      made.calendars[from].edit(here[0], { body })
      expect(parkedOf(await made.run({ rules }))).toEqual([])
      expect(made.list(otherSide(from))).toEqual([`e1${body}`])
      made.calendars[otherSide(from)].edit(there[0], { body: 'x' })
      expect(parkedOf(await made.run({ rules }))).toEqual([])
    }
  })
  test('frozen, and then in one direction: the side that puts it back wins if it is the source', async () => {
    const { made, to } = await frozen(from)
    const rules = { direction: to === 'neo' ? 'neo-to-outlook' : 'outlook-to-neo' } as const
    expect(parkedOf(await made.run({ rules }))).toEqual([])
    expect([made.list('neo'), made.list('outlook')]).toEqual([['e1x'], ['e1x']])
  })
  test('a conflict beside it is one question, about all that differs', async () => {
    const { made, to, edit } = await frozen(from)
    edit(from, { place: '7階' })
    edit(to, { place: '8階' })
    expect(parkedOf(await made.run())).toEqual(['conflict: place,body'])
  })
  test('what was taken back counts no more', async () => {
    const { made, round } = await putBack(from)
    await round('y')
    const [entry] = await made.entries(made.latest())
    await made.takeBack(entry ? [entry] : [])
    expect((await made.links()).map(({ carried }) => carried)).toEqual([undefined])
  })
  test('where both were edited it is a conflict like any', async () => {
    const { made, to, round, edit } = await putBack(from)
    await round('y')
    edit(from, { body: 'z' })
    await made.run()
    edit(to, { body: 'x' })
    edit(from, { body: '三' })
    expect(parkedOf(await made.run())).toEqual(['conflict: body'])
  })
})

describe('what is written once more by somebody else, always new', () => {
  /** Each answers what the other has sent. @returns after so many answers what is listed */
  const answers = async (times: number) => {
    const { made, here, there } = await synced('neo')
    made.calendars.neo.edit(here[0], { body: '返0' })
    await made.run()
    for (let nth = 1; nth <= times; nth++) {
      if (nth % 2 === 1) made.calendars.outlook.edit(there[0], { body: `返${nth}` })
      else made.calendars.neo.edit(here[0], { body: `返${nth}` })
      const result = await made.run()
      if (nth === times) return { made, here, there, listed: parkedOf(result) }
    }
    throw new Error('no answer')
  }
  test('19 answers to the first go over, the 20th does not', async () => {
    expect((await answers(19)).listed).toEqual([])
    const { made, listed, there } = await answers(20)
    expect([listed, made.written()]).toEqual([['bounced: body'], 0])
    await quiet(made)
    // It is for a person now, whatever is written there.
    made.calendars.neo.edit(made.ids('neo')[0] ?? '', { body: 'さらに' })
    expect([parkedOf(await made.run()), made.written()]).toEqual([['bounced: body'], 0])
    // Until somebody edits the other side as well: that is a conflict.
    made.calendars.outlook.edit(there[0], { body: '人' })
    expect(parkedOf(await made.run())).toEqual(['conflict: body'])
  })
  test('an edit on the side that was not written last begins anew', async () => {
    const { made, there, here } = await answers(19)
    made.calendars.outlook.edit(there[0], { body: '次' })
    await made.run()
    for (let nth = 0; nth < 19; nth++) {
      if (nth % 2 === 0) made.calendars.neo.edit(here[0], { body: `又${nth}` })
      else made.calendars.outlook.edit(there[0], { body: `又${nth}` })
      expect(parkedOf(await made.run())).toEqual([])
    }
  })
})

describe('what is lost or done elsewhere counts as well', () => {
  test.each(['crash', 'crash-after', 'lost'] as const)('a write that is carried over with a %s', async (does) => {
    const { made, to, type, edit, round } = await putBack('neo')
    await round('y')
    type('z')
    made.faults.outlook.push({ on: 'update', does, times: 1 })
    await made.run().catch(() => undefined)
    await made.run()
    expect(made.list(to)).toEqual(['e1z'])
    edit(to, { body: 'x' })
    expect(parkedOf(await made.run())).toEqual(['bounced: body'])
  })
  test('another device carries everything back: it may be a person who changes their mind, but not again and again', async () => {
    const { made, to, type, edit } = await putBack('neo')
    const listed: unknown[] = []
    for (let nth = 0; nth < 3; nth++) {
      type('y')
      listed.push(parkedOf(await made.run()))
      for (const side of [to, 'neo'] as const) edit(side, { body: 'x' })
      await made.run()
    }
    expect(listed).toEqual([[], [], ['bounced: body']])
  })
})

describe('a link tells it by itself', () => {
  const y = fieldsOf('e1', { body: 'y' })
  const x = fieldsOf('e1', { body: 'x' })
  const before = shortHash(textOf(x, 'body'))
  const link = linkOf('n1', 'o1', y, { carried: { body: { to: 'outlook', before, turns: 1, back: 'outlook' } } })
  test('only the side that was written last, only the value of before, only that field', () => {
    expect(isFrozen(link, 'body', 'outlook', x)).toBe(true)
    expect(isFrozen(link, 'body', 'neo', x)).toBe(false)
    expect(isFrozen(link, 'body', 'outlook', fieldsOf('e1', { body: 'z' }))).toBe(false)
    expect(isFrozen(link, 'place', 'outlook', x)).toBe(false)
    expect(isFrozen(linkOf('n1', 'o1', y), 'body', 'outlook', x)).toBe(false)
  })
  test('what may not be written there anyway is told as that', () => {
    const neo = itemOf('n1', y, { readOnly: true })
    const merged = merge(link, neo, itemOf('o1', x), { direction: 'both', conflicts: 'newest' })
    expect([merged.refused, merged.bounced]).toEqual([['body'], []])
  })
})
