// What a person decides on our own pages: preview, conflicts, taking back, other accounts, NEO's own feature.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { neoLogIn } from '../fixtures/hands-neo.ts'
import { person } from '../fixtures/people.ts'
import type { Snapshot } from '../../lib/messages/snapshot.ts'
import { expectSame, type Play, startPlay } from './play.ts'
import { openBrowser } from './stage.ts'

const day = (offset: number) => new Date(Date.now() + 9 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10)
const neoEvent = (detail: string, offset = 0) => ({
  owner: person.neoUid,
  startdate: day(offset),
  starttime: '0900',
  endtime: '1000',
  detail,
})
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })
const sidOf = ({ world }: Play, detail: string) =>
  world.neo.eventsOf(person.neoUid).find((event) => event.detail === detail)?.sid ?? `no ${detail}`
const idOf = ({ world }: Play, subject: string) =>
  world.outlookEvents().find((event) => event.subject === subject)?.id ?? `no ${subject}`

test('the first run only shows what it would do; やめる leaves everything, 実行 does just that', async () => {
  const play = await startPlay({
    neoEvents: [neoEvent('朝会'), neoEvent('定例', 1)],
    outlookEvents: [
      { subject: '定例', start: `${day(1)}T09:00`, end: `${day(1)}T10:00` },
      { subject: '歯科', start: `${day(2)}T18:00`, end: `${day(2)}T19:00` },
    ],
  })
  const { world } = play
  await play.openSchedule()
  const asked = await play.press(() => play.ask({ type: 'sync' }))
  expect(asked.question).toMatchObject({ kind: 'guard-first-run', count: 2 })
  const own = await play.browser.openOwn('options.html#question')
  for (const text of ['朝会', '定例', '歯科']) await expect(own.getByRole('cell', { name: text })).toHaveCount(1)
  await button(own, 'やめる').click()
  await expect(own.getByText('実行しませんでした。')).toBeVisible()
  expect([world.neoLines().length, world.outlookLines().length]).toEqual([2, 2])

  // Pressed again it asks again; what has changed meanwhile is another plan.
  await play.press(() => play.ask({ type: 'sync' }))
  await expect(button(own, '実行')).toBeVisible()
  await button(own, '実行').click()
  await expect.poll(() => world.outlookLines().length, { timeout: 30_000 }).toBe(3)
  await play.idle()
  expectSame(world, 3)
  expect((await play.snapshot()).lastRun?.counts.adopted).toBe(1)
  // From now on nothing is asked any more.
  world.neo.addEvent(person.neoUid, neoEvent('面談', 3))
  expect((await play.sync()).question).toBeUndefined()
  expectSame(world, 4)
  await play.end()
})

test('a preview reads and writes nothing; confirmed, its plan is carried out', async () => {
  const play = await startPlay({ neoEvents: [neoEvent('朝会')], outlookEvents: [] })
  const { world } = play
  await play.openSchedule()
  await play.sync()
  world.neo.editEvent(sidOf(play, '朝会'), { detail: '夕会' })
  const own = await play.browser.openOwn('options.html#preview')
  await button(own, 'プレビューを作成').click()
  await expect(own.getByText('夕会')).toBeVisible()
  expect(world.outlookLines().join()).toContain('朝会')
  await button(own, '実行').click()
  await expect.poll(() => world.outlookLines().join(), { timeout: 30_000 }).toContain('夕会')
  await play.idle()
  expectSame(world)
  await play.end()
})

test('a conflict stays on the list through a restart of the browser, and is decided by a press', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'decide-'))
  const play = await startPlay({
    profile,
    door: true,
    neoEvents: [neoEvent('朝会'), neoEvent('夕会', 1)],
    outlookEvents: [],
    settings: { conflicts: 'ask' },
  })
  const { world } = play
  await play.openSchedule()
  await play.sync()
  for (const [from, here, there] of [
    ['朝会', '朝会（NEO）', '朝会（Outlook）'],
    ['夕会', '夕会（NEO）', '夕会（Outlook）'],
  ] as const) {
    world.neo.editEvent(sidOf(play, from), { detail: here })
    world.outlook().edit(idOf(play, from), { subject: there })
  }
  const after = await play.sync()
  expect(after.conflicts).toBe(2)
  expect(world.outlookLines().join()).toContain('朝会（Outlook）')
  await play.browser.close({ keepProfile: true })

  const again = await openBrowser({ port: play.server.port, profile })
  const own = await again.openOwn('options.html#report')
  const row = (title: string) => own.getByRole('listitem').filter({ hasText: title })
  await expect(row('朝会（NEO）')).toContainText('朝会（Outlook）')
  await button(own, 'NEOを採用').first().waitFor()
  const page = await again.context.newPage()
  await page.goto(`${world.neo.origin}/door`)
  const snapshot = () =>
    own.evaluate<{ answer: Snapshot }>("chrome.runtime.sendMessage({ type: 'snapshot' })").then(({ answer }) => answer)
  await expect.poll(async () => (await snapshot()).lastRun?.trigger, { timeout: 30_000 }).toBe('start')
  await own.bringToFront()
  await row('朝会（NEO）').getByRole('button', { name: 'NEOを採用' }).click()
  await row('夕会（NEO）').getByRole('button', { name: '両方残す' }).click()
  await expect.poll(() => world.neoLines().length, { timeout: 30_000 }).toBe(3)
  await expect.poll(() => world.outlookLines(), { timeout: 30_000 }).toEqual(world.neoLines())
  const lines = world.neoLines().join()
  for (const title of ['朝会（NEO）', '夕会（NEO）', '夕会（Outlook）']) expect(lines).toContain(title)
  expect(lines).not.toContain('朝会（Outlook）')
  await expect.poll(async () => (await snapshot()).conflicts, { timeout: 30_000 }).toBe(0)
  await again.close()
  rmSync(`${profile}-extension`, { recursive: true, force: true })
  await play.server.close()
  expect(world.offences()).toEqual([])
})

test('one write and a whole run are taken back from the history, after a look at what that means', async () => {
  const play = await startPlay({ neoEvents: [neoEvent('朝会'), neoEvent('定例', 1)], outlookEvents: [] })
  const { world } = play
  await play.openSchedule()
  await play.sync()
  world.outlook().edit(idOf(play, '朝会'), { body: '<p>書式は<b>残る</b></p>', location: '会議室' })
  await play.sync()
  const before = world.outlookLines()
  world.neo.editEvent(sidOf(play, '朝会'), { detail: '中止' })
  world.neo.removeEvent(sidOf(play, '定例'))
  await play.sync()
  expect(world.outlookLines()).toHaveLength(1)

  const own = await play.browser.openOwn('options.html#history')
  await own.locator('details').first().locator('summary').click()
  await expect(own.getByText('中止').first()).toBeVisible()
  await button(own, 'この実行をすべて元に戻す').first().click()
  await expect(heading(own, '実行してよいか確認してください')).toBeVisible({ timeout: 30_000 })
  expect(world.outlookLines()).toHaveLength(1)
  await button(own, '実行').click()
  await expect.poll(() => world.outlookLines(), { timeout: 30_000 }).toEqual(before)
  await play.idle()
  // What was taken back stands apart: the next run does not do it again, and the page says so.
  const next = await play.sync()
  expect(next.lastRun?.counts.outlook).toEqual({ created: 0, updated: 0, deleted: 0 })
  expect(world.outlookLines()).toEqual(before)
  expect(next.apart).toBe(2)
  const { entries } = await play.ask({ type: 'history' })
  expect(entries.filter(({ undoneAt }) => undoneAt !== undefined).length).toBe(2)
  await play.end()
})

test('another NEO user is not synced into the same calendar without a word; the old one goes on as before', async () => {
  const play = await startPlay({ neoEvents: [neoEvent('朝会')], outlookEvents: [] })
  const { world, page } = play
  await play.openSchedule()
  await play.sync()
  const logInAs = async (user?: Parameters<typeof neoLogIn>[2]) => {
    await page.context().clearCookies({ domain: new URL(world.neo.origin).hostname })
    await neoLogIn(page, world, user)
  }
  await logInAs({ userId: 'sato', password: 'sato-pass' })
  const asked = await play.press(() => play.ask({ type: 'sync' }))
  expect(asked.question?.kind).toBe('guard-scope-changed')
  const own = await play.browser.openOwn('options.html#question')
  for (const name of ['予定を照合して続ける', '新しく始める', 'やめる']) await expect(button(own, name)).toBeVisible()
  await button(own, 'やめる').click()
  expect(world.outlookLines()).toHaveLength(1)

  await logInAs()
  world.neo.editEvent(sidOf(play, '朝会'), { detail: '夕会' })
  expect((await play.sync()).question).toBeUndefined()
  expectSame(world)

  await logInAs({ userId: 'sato', password: 'sato-pass' })
  await play.press(() => play.ask({ type: 'sync' }))
  await expect(button(own, '新しく始める')).toBeVisible()
  const writes = play.count()
  // The new pair begins as every pair does: with a preview.
  const first = await play.press(() => button(own, '新しく始める').click())
  expect(first.question?.kind).toBe('guard-first-run')
  expect(writes().graph.filter(({ method, path }) => method !== 'GET' && !path.includes('$batch'))).toEqual([])
  expect(world.outlookLines()).toHaveLength(1)
  await play.end()
})

test('signs of NEO’s own Microsoft 365連携 stop the first run with a plain word, once', async () => {
  const play = await startPlay({ neoEvents: [neoEvent('朝会')], outlookEvents: [] })
  const { world, page } = play
  await page.context().addCookies([{ name: 'dnzO365', value: '1', url: world.neo.origin }])
  await play.openSchedule()
  await expect
    .poll(async () => (await play.press(() => play.ask({ type: 'sync' }))).question?.kind, { timeout: 30_000 })
    .toBe('guard-built-in')
  const own = await play.browser.openOwn('options.html#question')
  const first = await play.press(() => button(own, '使っていないので続ける').click())
  expect(first.question?.kind).toBe('guard-first-run')
  await play.press(() => button(own, '実行').click())
  expectSame(world)
  expect((await play.sync()).question).toBeUndefined()
  await play.end()
})

test('what is exported for an administrator has runs and numbers, and nothing of a person', async () => {
  const play = await startPlay({ neoEvents: [neoEvent('極秘の面談')], outlookEvents: [] })
  await play.openSchedule()
  await play.sync()
  const { text } = await play.ask({ type: 'export' })
  const told = JSON.parse(text) as { stored: { links: number }; runs: { trigger: string }[] }
  expect(told.stored.links).toBe(1)
  expect(told.runs.map(({ trigger }) => trigger)).toEqual(['answer', 'button'])
  for (const secret of ['極秘', person.upn, person.oid, person.tenantId, person.clientId, play.world.neo.origin, '@'])
    expect(text).not.toContain(secret)
  await play.end()
})
