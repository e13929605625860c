import { describe, expect, test } from 'vitest'
import { quiet, synced, world, x } from './two-calendars.ts'

// After a person has decided, an event is synced like every other: nothing that was said before comes back.

describe.each([
  ['neo', 'outlook'],
  ['outlook', 'neo'],
] as const)('what was written from %s to %s and taken back', (a, b) => {
  const undone = async () => {
    const { made, here, there } = await synced(a)
    made.calendars[a].edit(here[0], { body: 'y' })
    await made.run()
    await made.takeBack(await made.entries(made.latest()))
    expect([made.list(a), made.list(b)]).toEqual([['e1y'], ['e1x']])
    return { made, here, there }
  }

  test('goes on after a choice', async () => {
    const { made, here } = await undone()
    const [parked] = (await made.run()).parked
    await made.wish({ id: 'said', at: Number.MAX_SAFE_INTEGER, want: a, ...parked?.ids, seen: parked?.seen ?? '' })
    await made.run()
    expect([made.list(b), await made.wishes()]).toEqual([['e1y'], []])
    made.calendars[a].edit(here[0], { body: 'z' })
    expect((await made.run()).parked).toEqual([])
    expect([made.list(a), made.list(b)]).toEqual([['e1z'], ['e1z']])
    await quiet(made)
  })
  test('goes on after the undo was taken back too', async () => {
    const { made, here } = await undone()
    await made.takeBack((await made.entries()).filter(({ operation: o }) => 'undo' in o && o.undo !== undefined))
    expect([made.list(a), made.list(b)]).toEqual([['e1y'], ['e1y']])
    made.calendars[a].edit(here[0], { body: 'z' })
    expect((await made.run()).parked).toEqual([])
    expect([made.list(a), made.list(b), await made.wishes()]).toEqual([['e1z'], ['e1z'], []])
    await quiet(made)
  })
  test('goes on when both were made equal by hand', async () => {
    const { made, there } = await undone()
    made.calendars[b].edit(there[0], { body: 'y' })
    await made.run()
    expect(await made.wishes()).toEqual([])
    await quiet(made)
  })
})

test('a word that the events have outrun ends nothing: what stood apart stays apart', async () => {
  const { made, here } = await synced('neo')
  made.calendars.neo.edit(here[0], { body: 'y' })
  await made.run()
  await made.takeBack(await made.entries(made.latest()))
  const [parked] = (await made.run()).parked
  await made.wish({ id: 'said', at: Number.MAX_SAFE_INTEGER, want: 'neo', ...parked?.ids, seen: parked?.seen ?? '' })
  made.calendars.neo.edit(here[0], { body: 'z' })
  await made.run()
  expect((await made.run()).parked).toMatchObject([{ why: 'undone' }])
  expect([made.list('neo'), made.list('outlook')]).toEqual([['e1z'], ['e1x']])
})

test('an event without its partner that is made anew by a choice is no orphan any more', async () => {
  const made = world()
  const id = made.calendars.neo.add(x, { partnerMark: 'm-lost' })
  const [parked] = (await made.run()).parked
  expect(parked?.why).toBe('orphan')
  await made.wish({ id: 'said', at: Number.MAX_SAFE_INTEGER, want: 'neo', ...parked?.ids, seen: parked?.seen ?? '' })
  await made.run()
  expect([made.list('outlook'), await made.wishes()]).toEqual([['e1x'], []])
  made.calendars.neo.edit(id, { body: 'y' })
  await made.run()
  expect(made.list('outlook')).toEqual(['e1y'])
  await quiet(made)
})
