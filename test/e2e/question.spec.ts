import { expect, test } from '@playwright/test'
import { person } from '../fixtures/people.ts'
import { expectSame, startPlay } from './play.ts'

const day = (offset: number) => new Date(Date.now() + 9 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10)
const events = Array.from({ length: 12 }, (_, index) => ({
  owner: person.neoUid,
  startdate: day(index + 1),
  starttime: '0900',
  endtime: '1000',
  detail: `予定 ${index + 1}`,
}))

test('many deletions stop and ask; by a press on 実行 they are carried out, and only then', async () => {
  const play = await startPlay({ neoEvents: events, outlookEvents: [] })
  const { world } = play
  await play.openSchedule()
  await play.sync()
  expectSame(world, 12)
  const doomed = world.neo.eventsOf(person.neoUid).slice(0, 9)
  for (const { sid } of doomed) world.neo.removeEvent(sid)
  const asked = await play.sync()
  expect(asked.question).toMatchObject({ kind: 'guard-many-deletions', count: 9 })
  expect(world.outlookLines().length).toBe(12)

  const own = await play.browser.openOwn('options.html#question')
  await expect(own.getByRole('row')).toHaveCount(10)
  await own.getByRole('button', { name: '実行' }).click()
  await expect.poll(() => world.outlookLines().length, { timeout: 30_000 }).toBe(3)
  expect((await play.idle()).question).toBeUndefined()
  expectSame(world, 3)
  await play.end()
})
