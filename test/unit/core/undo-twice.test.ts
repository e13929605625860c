import { expect, test } from 'vitest'
import { nextDay } from './build.ts'
import { synced } from './two-calendars.ts'
test('the creation of an event and a write to its source are taken back together', async () => {
  const { made, there } = await synced('neo')
  for (const body of ['y', 'x']) {
    made.calendars.outlook.edit(there[0], { body })
    await made.run()
  }
  const { plan } = await made.takeBack(await made.entries())
  expect(plan.operations.filter((o) => o.do === 'stamp').length).toBe(1)
  expect([made.list('neo'), made.list('outlook')]).toEqual([['e1x'], []])
})

test.each([
  ['neo', 'outlook'],
  ['outlook', 'neo'],
] as const)('a write from %s to %s that was taken back, and done again by a person, is theirs', async (a, b) => {
  const { made, here, there } = await synced(a, 2)
  for (const id of here) made.calendars[a].edit(id, { body: 'y' })
  await made.run()
  const run = made.latest()
  const first = (await made.entries(run)).find(({ eventId }) => eventId === there[0])
  if (!first) throw new Error('the write has no entry')
  await made.takeBack([first])
  made.calendars[b].edit(there[0], { body: 'y' })
  await made.takeBack(await made.entries(run))
  expect(made.list(b)).toEqual(['e1y', 'e2x'])
})

test.each([
  ['neo', 'outlook'],
  ['outlook', 'neo'],
] as const)('an edit that waits for %s is still carried once an undo on %s was undone', async (a, b) => {
  const { made, here, there } = await synced(a)
  made.calendars[a].edit(here[0], { times: nextDay })
  made.calendars[b].edit(there[0], { body: 'y' })
  made.faults[a].push({ on: 'update', does: 'failed', times: 1 })
  await made.run()
  const done = made.latest()
  await made.takeBack(await made.entries(done))
  await made.takeBack(await made.entries(made.latest()))
  await made.run()
  expect([made.list(a), made.list(b)]).toEqual([['e1y'], ['e1y']])
})
