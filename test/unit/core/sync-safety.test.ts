import { describe, expect, test } from 'vitest'
import { otherSide } from '../../../lib/core/event.ts'
import { fieldsOf, nextDay, outside } from './build.ts'
import { quiet, states, synced, world, x } from './two-calendars.ts'

describe.each(['neo', 'outlook'] as const)('groups C, D and F: deletions, faults and lost links, with A = %s', (a) => {
  const b = otherSide(a)

  test('C1: a side that lists nothing: no write, no change of any link; the word is good for this plan only', async () => {
    const { made, here } = await synced(a, 3)
    for (const id of here) made.calendars[a].remove(id)
    const before = await states(made)
    const { question, applied } = await made.run()
    expect([question?.problem.kind, applied, made.written()]).toEqual(['guard-side-empty', undefined, 0])
    expect(await states(made)).toBe(before)
    made.calendars[b].edit(made.ids(b)[0] ?? '', { body: 'y' })
    const again = await made.run({ confirmed: question?.id ?? '' })
    expect([again.applied, again.question?.problem.kind]).toEqual([undefined, 'guard-side-empty'])
    expect(again.question?.id).not.toBe(question?.id)
    await made.run({ confirmed: again.question?.id ?? '' })
    expect([made.list(a), made.list(b)]).toEqual([['e1y'], ['e1y']])
    await quiet(made)
  })
  test('C3, C4: five of nine deleted', async () => {
    const { made, here } = await synced(a, 9)
    for (const id of here.slice(4)) made.calendars[a].remove(id)
    const { question } = await made.run()
    expect([question?.problem, made.list(b).length]).toEqual([{ kind: 'guard-many-deletions', side: b, count: 5 }, 9])
    await made.run({ confirmed: question?.id ?? '' })
    expect(made.list(b).length).toBe(4)
    await quiet(made)
  })
  test('C10: a read that fails writes nothing', async () => {
    const { made, here } = await synced(a, 2)
    made.calendars[a].remove(here[0])
    made.calendars[a].add(fieldsOf('e9'))
    const before = await states(made)
    for (const side of [a, b]) {
      made.faults[side].push({ on: 'read', does: 'throw', times: 1 })
      await expect(made.run()).rejects.toMatchObject({ problem: { side } })
    }
    expect(await states(made)).toBe(before)
  })
  test('C11: an event moved out of the window goes on with its partner, and is no deletion', async () => {
    const { made, here, there } = await synced(a)
    made.calendars[a].edit(here[0], { times: outside })
    await made.run()
    expect([made.ids(b), made.calendars[b].get(there[0]).fields.times]).toEqual([there, outside])
    await quiet(made)
  })
  test('an event outside the window is found when its partner is moved into it', async () => {
    const { made, here, there } = await synced(a)
    made.calendars[a].edit(here[0], { times: outside })
    await made.run()
    made.calendars[a].edit(here[0], { times: nextDay })
    await made.run()
    expect([made.ids(b), made.calendars[b].get(there[0]).fields.times]).toEqual([there, nextDay])
    await quiet(made)
    made.calendars[a].edit(here[0], { times: outside })
    await made.run()
    made.calendars[a].edit(here[0], { times: nextDay })
    made.calendars[b].remove(there[0])
    await made.run()
    expect([made.list(a), made.list(b)]).toEqual([['e1x'], ['e1x']])
    await quiet(made)
  })
  test('a partner that is not known now: nothing is done about the pair', async () => {
    const { made, here, there } = await synced(a, 2)
    made.calendars[a].edit(here[0], { body: 'y' })
    await made.run({ hidden: [there[0]] })
    expect(made.list(b)).toEqual(['e1x', 'e2x'])
    made.calendars[a].remove(here[0])
    await made.run({ hidden: [there[0]] })
    expect(made.list(b)).toEqual(['e1x', 'e2x'])
    await made.run()
    expect(made.list(b)).toEqual(['e2x'])
    await quiet(made)
  })
  test('C14, C15: nobody deletes what was never linked', async () => {
    const made = world()
    const id = made.calendars.outlook.add(x, { partnerMark: 'mark-neo-99' })
    const { parked } = await made.run()
    expect([parked.map(({ why }) => why), made.ids('outlook'), made.ids('neo')]).toEqual([['orphan'], [id], []])
    await quiet(made)
  })
  test('C17: a deletion that is refused keeps the link and is tried again', async () => {
    const { made, here, there } = await synced(a)
    made.calendars[a].remove(here[0])
    made.faults[b].push({ on: 'delete', does: 'failed', times: 1 })
    expect((await made.run()).applied?.failed).toHaveLength(1)
    expect([made.ids(a), made.ids(b), (await made.links()).length]).toEqual([[], there, 1])
    await made.run()
    expect([made.ids(b), await made.links()]).toEqual([[], []])
  })
  test('F5: a lost database is rebuilt without a write', async () => {
    const { made } = await synced(a, 4)
    const before = (await made.links()).map(({ neo, outlook }) => neo.id + outlook.id)
    made.loseStore()
    await made.run()
    expect([made.written(), (await made.links()).map(({ neo, outlook }) => neo.id + outlook.id).toSorted()]).toEqual([
      0,
      before.toSorted(),
    ])
    await quiet(made)
  })
  test('F16: a lost database and a deletion: nothing is deleted, what is left of a pair is kept', async () => {
    const { made, here } = await synced(a, 2)
    made.calendars[a].remove(here[0])
    made.loseStore()
    await made.run()
    expect(made.list(b)).toEqual(['e1x', 'e2x'])
    await quiet(made)
  })
  test('F17: a first run that was cut short goes on without doubles', async () => {
    const made = world()
    for (let index = 0; index < 30; index++) made.calendars[a].add(fieldsOf(`e${index}`))
    made.faults[b].push({ on: 'create', does: 'crash-after', skip: 7, times: 1 })
    await made.run().catch(() => undefined)
    await made.run()
    expect([made.list(b), (await made.links()).length]).toEqual([made.list(a), 30])
    await quiet(made)
  })
  test.each(['lost', 'unsent', 'later', 'crash', 'crash-after'] as const)(
    'D15: every kind of write meets %s once',
    async (does) => {
      const { made, here, there } = await synced(a, 4)
      made.calendars[a].add(fieldsOf('new'))
      made.calendars[a].edit(here[0], { body: 'y' })
      made.calendars[a].remove(here[1] ?? '')
      made.calendars[a].remove(here[2] ?? '')
      made.calendars[b].edit(there[2] ?? '', { body: 'z' })
      for (const on of ['create', 'update', 'delete', 'stamp'] as const)
        for (const side of [a, b]) made.faults[side].push({ on, does, times: 1 })
      for (let round = 0; round < 9; round++) await made.run().catch(() => undefined)
      expect([made.list(a), made.list(b)]).toEqual([
        ['e1y', 'e3z', 'e4x', 'new'],
        ['e1y', 'e3z', 'e4x', 'new'],
      ])
      expect((await made.links()).length).toBe(4)
      await quiet(made)
    },
  )
})

test('an intent about an event that cannot be looked at stays open until it can', async () => {
  const { made, here, there } = await synced('neo')
  made.calendars.neo.edit(here[0], { body: 'y' })
  made.faults.outlook.push({ on: 'update', does: 'lost', times: 1 })
  await made.run()
  expect(await made.intents()).toHaveLength(1)
  await made.run({ hidden: [there[0]] })
  expect(await made.intents()).toHaveLength(1)
  await made.run()
  expect([await made.intents(), made.written(), made.list('outlook')]).toEqual([[], 0, ['e1y']])
})
