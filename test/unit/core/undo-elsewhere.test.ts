import { describe, expect, test } from 'vitest'
import { fieldsOf, itemOf, linkOf, now, pictureOf, plan, said } from './build.ts'
import { quiet, synced, type World } from './two-calendars.ts'

// What one device takes back is no change and no deletion for another, which knows it by the stamp of the Outlook event only.

const takeBackLatest = async (made: World) => await made.takeBack(await made.entries(made.latest()))
/** It does nothing, however often it runs, and lists the event. */
const rests = async (made: World, why: readonly string[]) => {
  const before = [made.list('neo'), made.list('outlook')]
  for (let round = 0; round < 2; round++) {
    const { parked } = await made.run()
    expect([made.written(), parked.map((one) => one.why)]).toEqual([0, why])
  }
  expect([made.list('neo'), made.list('outlook')]).toEqual(before)
  await quiet(made)
}

describe.each([
  ['neo', 'outlook'],
  ['outlook', 'neo'],
] as const)('a run that wrote from %s to %s is taken back on one device; the other', (a, b) => {
  test('N4: keeps the source of a creation', async () => {
    const { made } = await synced(a, 3)
    const { second } = await made.otherDevice()
    await takeBackLatest(made)
    second()
    await rests(made, ['undone', 'undone', 'undone'])
    expect([made.list(a).length, made.list(b)]).toEqual([3, []])
  })

  test('N4: keeps the source of a creation that it has made anew', async () => {
    const { made, here, there } = await synced(a)
    const { first, second } = await made.otherDevice()
    made.calendars[b].edit(there[0], { body: 'y' })
    made.calendars[a].remove(here[0])
    const [creation] = await made.entries()
    second()
    await made.run()
    expect(made.list(a)).toEqual(['e1y'])
    made.calendars[b].edit(there[0], { body: 'x' })
    await made.run()
    first()
    await made.takeBack(creation ? [creation] : [])
    expect([made.list(a), made.list(b)]).toEqual([['e1x'], []])
    await rests(made, ['undone'])
    second()
    await rests(made, ['undone'])
    expect(made.list(a)).toEqual(['e1x'])
  })

  test('N4: does not carry an update back', async () => {
    const { made, here } = await synced(a)
    made.calendars[a].edit(here[0], { body: 'y' })
    await made.run()
    const { second } = await made.otherDevice()
    await takeBackLatest(made)
    second()
    await rests(made, ['undone'])
    expect([made.list(a), made.list(b)]).toEqual([['e1y'], ['e1x']])
  })

  test.each(['failed', 'later', 'throw', 'unsent'] as const)(
    'is never left untold: where the stamp is %s, nothing is taken back',
    async (does) => {
      const { made } = await synced(a)
      made.faults.outlook.push({ on: 'stamp', does, times: 1 })
      await takeBackLatest(made)
      expect([made.list(a), made.list(b)]).toEqual([['e1x'], ['e1x']])
    },
  )

  test('I3: does not put back once more what it believes to have deleted as well', async () => {
    const { made, here } = await synced(a)
    const { first, second } = await made.otherDevice()
    made.calendars[a].remove(here[0])
    made.faults[b].push({ on: 'delete', does: 'unsent', times: 1 })
    await made.run()
    second()
    await made.run()
    await takeBackLatest(made)
    expect(made.list(b)).toEqual(['e1x'])
    first()
    await made.run()
    const entries = (await made.entries()).filter(({ operation }) => operation.do === 'delete')
    await made.takeBack(entries)
    expect([entries.length, made.list(b)]).toEqual([1, ['e1x']])
  })

  test('goes on once the two are the same again, and the stamp says so', async () => {
    const { made, here, there } = await synced(a)
    made.calendars[a].edit(here[0], { body: 'y' })
    await made.run()
    await takeBackLatest(made)
    made.loseStore()
    expect((await made.run()).parked.map(({ why }) => why)).toEqual(['undone'])
    made.calendars[b].edit(there[0], { body: 'y' })
    await made.run()
    expect([...made.calendars.outlook.events.values()].map(({ apart }) => apart)).toEqual([undefined])
    await quiet(made)
    made.calendars[a].edit(here[0], { body: 'z' })
    await made.run()
    expect(made.list(b)).toEqual(['e1z'])
  })

  test('without a memory it knows as much', async () => {
    const { made, here } = await synced(a)
    made.calendars[a].edit(here[0], { body: 'y' })
    await made.run()
    await takeBackLatest(made)
    made.loseStore()
    await made.run()
    expect([made.list(a), made.list(b)]).toEqual([['e1y'], ['e1x']])
    await rests(made, ['undone'])
  })
})

test('an event of Outlook whose partner was taken back stays alone, also without a memory', () => {
  const outlook = itemOf('o1', fieldsOf('e1'), { partnerMark: 'm-n1', apart: true })
  const { operations, parked } = plan({ neo: pictureOf([]), outlook: pictureOf([outlook]) })
  expect([said(operations), parked.map(({ why }) => why)]).toEqual([[], ['undone']])
})

test('what a person has said about it afterwards is done, and ends what stands in the stamp', () => {
  const neo = itemOf('n1', fieldsOf('e1', { body: 'y' }))
  const outlook = itemOf('o1', fieldsOf('e1'), { partnerMark: 'm-n1', apart: true })
  const wish = { id: 'said', at: now, want: 'neo', neo: 'n1', outlook: 'o1' } as const
  const links = [linkOf('n1', 'o1', fieldsOf('e1'), { mark: 'm-n1' })]
  const { operations } = plan({ neo: pictureOf([neo]), outlook: pictureOf([outlook]), links, wishes: [wish] })
  expect(said(operations)).toEqual(['update outlook o1'])
  expect(operations[0]).not.toHaveProperty('apart')
})

test('an event that was taken back and given a partner anew by another device is its partner again', () => {
  const neo = itemOf('n1', fieldsOf('e1'))
  const made = itemOf('o2', fieldsOf('e1'), { partnerMark: 'm-n1', generation: 1 })
  const wish = { id: 'taken-back n1', at: now, want: 'apart', why: 'undone', neo: 'n1' } as const
  const found = plan({ neo: pictureOf([neo]), outlook: pictureOf([made]), wishes: [wish] })
  expect([said(found.operations), found.put.length, found.unwish]).toEqual([[], 1, ['taken-back n1']])
  // One that only looks like it is another event.
  const twin = plan({ neo: pictureOf([neo]), outlook: pictureOf([itemOf('o2', fieldsOf('e1'))]), wishes: [wish] })
  expect([said(twin.operations), twin.put, twin.parked.map(({ why }) => why)]).toEqual([[], [], ['undone']])
})
