import { expect, test } from '@playwright/test'
import { expectSame, startPlay } from './play.ts'

type Alarm = { name: string; periodInMinutes?: number; scheduledTime: number }
type Alarms = {
  getAll(): Promise<Alarm[]>
  create(name: string, info: { when: number; periodInMinutes: number }): Promise<void>
}

test('automatic runs: the interval makes an alarm, the alarm a run without any page of NEO, and "off" ends it', async () => {
  const play = await startPlay({ settings: { interval: 10 } })
  // On a real schedule page the extension learns how NEO links an event; afterwards no page is needed.
  await play.openSchedule()
  await play.sync()
  expectSame(play.world)
  await play.page.goto('about:blank')

  const alarms = () =>
    play.own.evaluate(() => (globalThis as unknown as { chrome: { alarms: Alarms } }).chrome.alarms.getAll())
  await expect.poll(alarms).toEqual([expect.objectContaining({ name: 'sync', periodInMinutes: 10 })])

  play.world.outlook().add({ subject: '面談', start: '2026-12-01T10:00', end: '2026-12-01T11:00' })
  // The same alarm, brought forward: nobody waits ten minutes here.
  await play.own.evaluate(
    (when) =>
      (globalThis as unknown as { chrome: { alarms: Alarms } }).chrome.alarms.create('sync', {
        when,
        periodInMinutes: 10,
      }),
    Date.now() + 1000,
  )
  await expect
    .poll(async () => (await play.snapshot()).lastRun, { timeout: 60_000 })
    .toMatchObject({ trigger: 'alarm' })
  const after = await play.idle()
  expect(after.lastRun?.problem).toBeUndefined()
  expect(after.lastRun?.counts.neo.created).toBe(1)
  expectSame(play.world)
  // A wake-up that changes nothing leaves the alarm alone, or its countdown would begin anew each time.
  const [first] = await alarms()
  await play.snapshot()
  expect(await alarms()).toEqual([first])

  await play.ask({ type: 'save-settings', change: { interval: 0 } })
  expect(await alarms()).toEqual([])
  await play.end()
})
