// The browser is closed and opened again: what was done is remembered, and the first NEO page brings the rest.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { person } from '../fixtures/people.ts'
import type { Snapshot } from '../../lib/messages/snapshot.ts'
import { expectSame, startPlay } from './play.ts'
import { openBrowser } from './stage.ts'

test('L29 a session of a single sign-on is as good as any: a browser that is opened again knows its last run, and catches up when NEO is opened', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'restart-'))
  const play = await startPlay({ profile, door: true })
  const { world } = play
  await play.openSchedule()
  const before = await play.sync()
  expectSame(world, 7)
  const synced = world.outlookLines().length
  await play.browser.close({ keepProfile: true })
  const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)
  world.neo.addEvent(person.neoUid, { startdate: today, detail: '休んでいた間の予定' })

  const again = await openBrowser({ port: play.server.port, profile })
  const own = await again.openOwn('managed_schema.json')
  const snapshot = () =>
    own.evaluate<{ answer: Snapshot }>("chrome.runtime.sendMessage({ type: 'snapshot' })").then(({ answer }) => answer)
  expect((await snapshot()).lastGoodRunAt).toBe(before.lastGoodRunAt)
  const popup = await again.openOwn('popup.html')
  await expect(popup.getByText('まだ同期していません')).toHaveCount(0)

  const page = await again.context.newPage()
  await page.goto(`${world.neo.origin}/door`)
  await expect.poll(async () => (await snapshot()).lastRun?.trigger, { timeout: 30_000 }).toBe('start')
  await expect.poll(() => world.outlookLines().length, { timeout: 30_000 }).toBe(synced + 1)
  expectSame(world, synced + 1)
  await again.close()
  rmSync(`${profile}-extension`, { recursive: true, force: true })
  await play.server.close()
  expect(world.offences()).toEqual([])
})
