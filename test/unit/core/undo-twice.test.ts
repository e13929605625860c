import { expect, test } from 'vitest'
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
