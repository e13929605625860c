import { describe, expect, test } from 'vitest'
import type { Fields } from '../../../lib/core/event.ts'
import { otherSide } from '../../../lib/core/event.ts'
import { fieldsOf, nextDay } from './build.ts'
import { quiet, synced, world, x } from './two-calendars.ts'

describe.each(['neo', 'outlook'] as const)('groups A and B: what goes over, with A = %s', (a) => {
  const b = otherSide(a)

  test('A1: nothing changed', async () => {
    const { made } = await synced(a)
    await quiet(made)
  })
  test('A2/A3: an edit goes over', async () => {
    const { made, here } = await synced(a)
    made.calendars[a].edit(here[0], { body: 'y', times: nextDay })
    await made.run()
    expect([made.list(b), made.calendars[b].list()[0]?.times]).toEqual([['e1y'], nextDay])
    await quiet(made)
  })
  test('A4: edited differently on both: both stay and are listed, the others go on', async () => {
    const { made, here, there } = await synced(a, 2)
    made.calendars[a].edit(here[0], { body: 'y' })
    made.calendars[b].edit(there[0], { body: 'z' })
    made.calendars[a].edit(here[1] ?? '', { body: 'w' })
    for (let round = 0; round < 2; round++) {
      const { parked } = await made.run()
      expect([made.list(a), made.list(b)]).toEqual([
        ['e1y', 'e2w'],
        ['e1z', 'e2w'],
      ])
      expect(parked).toMatchObject([{ why: 'conflict', fields: ['body'] }])
    }
    await quiet(made)
    made.calendars[b].edit(there[0], { body: 'y' })
    expect((await made.run()).parked).toEqual([])
    await quiet(made)
  })
  test('A5: the same edit on both', async () => {
    const { made, here, there } = await synced(a)
    made.calendars[a].edit(here[0], { body: 'y' })
    made.calendars[b].edit(there[0], { body: 'y' })
    await made.run()
    expect([made.written(), made.list(a), made.list(b)]).toEqual([0, ['e1y'], ['e1y']])
    await quiet(made)
  })
  test('A6/A7, C12, C21: a deletion goes over, also of the only event', async () => {
    const { made, here } = await synced(a)
    made.calendars[a].remove(here[0])
    await made.run()
    expect([made.list(b), await made.links()]).toEqual([[], []])
    await quiet(made)
  })
  test('A8: deleted on both', async () => {
    const { made, here, there } = await synced(a)
    made.calendars[a].remove(here[0])
    made.calendars[b].remove(there[0])
    await made.run()
    expect([made.written(), await made.links()]).toEqual([0, []])
    await quiet(made)
  })
  test('A9/A10: deleted here, edited there: the edit comes back as a new event', async () => {
    const { made, here, there } = await synced(a)
    made.calendars[a].remove(here[0])
    made.calendars[b].edit(there[0], { body: 'y' })
    await made.run()
    expect([made.list(a), made.list(b), made.ids(b)]).toEqual([['e1y'], ['e1y'], there])
    expect(made.ids(a)).not.toEqual(here)
    await quiet(made)
  })
  test('A11/A12: a new event goes over', async () => {
    const { made } = await synced(a)
    expect([made.list(a), made.list(b), (await made.links()).length]).toEqual([['e1x'], ['e1x'], 1])
    await quiet(made)
  })
  test('A13, F1, B7: the same on both is adopted', async () => {
    const made = world()
    for (const side of [a, b]) made.calendars[side].add(x)
    const { plan } = await made.run()
    expect([plan.adopted, made.list(a), made.list(b)]).toEqual([1, ['e1x'], ['e1x']])
    await quiet(made)
  })
  test('A14, F2: the same title and times with other texts is adopted, and the texts are a question', async () => {
    const made = world()
    made.calendars[a].add(x)
    made.calendars[b].add({ ...x, body: 'y' })
    for (let round = 0; round < 2; round++) {
      expect((await made.run()).parked).toMatchObject([{ why: 'conflict', fields: ['body'] }])
      expect([made.list(a), made.list(b)]).toEqual([['e1x'], ['e1y']])
    }
    await quiet(made)
  })
  test('A15: other events on each side: all of them on both', async () => {
    const made = world()
    for (const name of ['e1', 'e2']) made.calendars[a].add(fieldsOf(name))
    made.calendars[b].add(fieldsOf('e3'))
    await made.run()
    expect([made.list(a), made.list(b), (await made.links()).length]).toEqual([
      ['e1', 'e2', 'e3'],
      ['e1', 'e2', 'e3'],
      3,
    ])
    await quiet(made)
  })
  test('A16: edits of different events, and of different fields of one, cross over', async () => {
    const { made, here, there } = await synced(a, 2)
    made.calendars[a].edit(here[1] ?? '', { body: 'y' })
    made.calendars[b].edit(there[0], { body: 'z' })
    made.calendars[a].edit(here[0], { place: 'p' })
    await made.run()
    expect([made.list(a), made.list(b)]).toEqual([
      ['e1z', 'e2y'],
      ['e1z', 'e2y'],
    ])
    expect(made.calendars[b].get(there[0]).fields.place).toBe('p')
    await quiet(made)
  })
  test('A17: one deleted here, another there', async () => {
    const { made, here, there } = await synced(a, 2)
    made.calendars[a].remove(here[0])
    made.calendars[b].remove(there[1] ?? '')
    expect((await made.run()).question).toBeUndefined()
    expect([made.list(a), made.list(b)]).toEqual([[], []])
    await quiet(made)
  })
  test('B1, B4: versions that move without an edit cost no write', async () => {
    const { made, here, there } = await synced(a)
    for (let round = 0; round < 3; round++) {
      made.calendars[a].put(here[0], {})
      made.calendars[b].put(there[0], {})
      await quiet(made)
    }
  })
  test('B2: only what was really edited goes over', async () => {
    const { made, here, there } = await synced(a)
    made.calendars[a].put(here[0], {})
    made.calendars[b].edit(there[0], { body: 'y' })
    expect((await made.run()).parked).toEqual([])
    expect([made.list(a), made.list(b)]).toEqual([['e1y'], ['e1y']])
    await quiet(made)
  })
  test('H13: a server that rewrites what it is given gets nothing twice', async () => {
    const { made, here } = await synced(a, 1, {
      echo: (fields: Fields) => ({ ...fields, body: fields.body.toUpperCase() }),
    })
    await quiet(made)
    made.calendars[a].edit(here[0], { body: 'y' })
    await made.run()
    await quiet(made)
  })
  test('a copied event is a new one, and its original keeps the link', async () => {
    const { made, here, there } = await synced(a)
    const { fields, partnerMark, generation } = made.calendars[b].get(there[0])
    made.calendars[b].add(
      { ...fields, times: nextDay },
      { ...(partnerMark && { partnerMark }), ...(generation !== undefined && { generation }) },
    )
    await made.run()
    expect([made.list(a), made.list(b)]).toEqual([
      ['e1x', 'e1x'],
      ['e1x', 'e1x'],
    ])
    expect(await made.links()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          [a]: expect.objectContaining({ id: here[0] }),
          [b]: expect.objectContaining({ id: there[0] }),
        }),
      ]),
    )
    await quiet(made)
  })
})

test('F3: one and two alike become two and two', async () => {
  const made = world()
  made.calendars.neo.add(x)
  for (let index = 0; index < 2; index++) made.calendars.outlook.add(x)
  await made.run()
  expect([made.list('neo'), made.list('outlook')]).toEqual([
    ['e1x', 'e1x'],
    ['e1x', 'e1x'],
  ])
  await quiet(made)
})
