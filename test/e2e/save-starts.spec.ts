// A save on NEO's page is in Outlook soon after, without a press: added, changed, dragged and deleted by hand.
import { expect, test } from '@playwright/test'
import { neoAdd, neoDelete, neoEdit, neoItem, neoOpenSchedule } from '../fixtures/hands-neo.ts'
import { person } from '../fixtures/people.ts'
import { startPlay } from './play.ts'

const day = (offset: number) => new Date(Date.now() + 9 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10)

test('what is added, changed, dragged and deleted on NEO’s page goes over by itself', async () => {
  // Something to write, so that the first run is behind: its preview is a person's own press.
  const early = { owner: person.neoUid, startdate: day(0), starttime: '1300', endtime: '1400', detail: '定例' }
  const play = await startPlay({ neoEvents: [early], outlookEvents: [] })
  const { page, world } = play
  await play.openSchedule()
  await play.sync()
  expect(world.outlookLines()).toHaveLength(1)
  const goesOver = async (lines: number) => {
    await expect
      .poll(() => JSON.stringify([world.outlookLines().length, world.outlookLines()]), { timeout: 25_000 })
      .toBe(JSON.stringify([lines, world.neoLines()]))
    expect((await play.idle()).lastRun?.trigger).toBe('save')
  }

  await neoOpenSchedule(page, '個人月間')
  await neoAdd(page, { day: day(0), start: '09:00', end: '10:00', subject: '朝会', place: '', memo: '' })
  await goesOver(2)
  await neoEdit(page, '朝会', { place: '本社' })
  await goesOver(2)
  await neoOpenSchedule(page, '個人月間')
  await neoItem(page, '朝会').dragTo(page.locator(`#jsch-schmonth td[data-day="${day(1)}"]`))
  await expect.poll(() => world.neoLines().join()).toContain(day(1))
  await goesOver(2)
  await neoOpenSchedule(page, '個人月間')
  await neoDelete(page, '朝会')
  await goesOver(1)
  await play.end()
})
