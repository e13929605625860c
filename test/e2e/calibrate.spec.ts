// A NEO that was updated to names nobody knows: the run says so, a person calibrates by NEO's own pages, and the edit arrives.
import { expect, type Page, test } from '@playwright/test'
import { person } from '../fixtures/people.ts'
import { neoOpenSchedule } from '../fixtures/hands-neo.ts'
import { type Play, startPlay } from './play.ts'

const copies = (room: Page) => room.locator('.dictation b').allInnerTexts()

/** The words that the room dictates, as a person reads them. */
const dictated = async (room: Page) => {
  await expect(room.getByText('試しの予定を追加する').first()).toBeVisible()
  const [start = '', end = '', event = '', detail = '', place = '', other = '', memo = ''] = await copies(room)
  const day = (text: string) => {
    const [, year, month, date] = /(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(text) ?? []
    return `${year}/${month?.padStart(2, '0')}/${date?.padStart(2, '0')}`
  }
  const time = (text: string) => text.slice(-5).split(':')
  return { first: day(start), last: day(end), from: time(start), to: time(end), event, detail, place, other, memo }
}

const row = (page: Page, label: string) =>
  page.locator('#inputfrm tr').filter({ has: page.locator('th').getByText(label, { exact: true }) })
const line = (page: Page, label: string) => row(page, label).locator('input[type="text"], textarea').first()

const fillIn = async (page: Page, words: Awaited<ReturnType<typeof dictated>>) => {
  for (const [label, day, [hour = '', minute = '']] of [
    ['開始日時', words.first, words.from],
    ['終了日時', words.last, words.to],
  ] as const) {
    await line(page, label).fill(day)
    await line(page, label).press('Tab')
    await row(page, label).locator('select').first().selectOption(hour)
    await row(page, label).locator('select').last().selectOption(minute)
  }
  for (const [label, text] of [
    ['予定', words.event],
    ['予定詳細', words.detail],
    ['場所', words.place],
    ['場所詳細', words.other],
    ['内容', words.memo],
  ] as const)
    await line(page, label).fill(text)
}

const item = (page: Page, text: string) =>
  page.locator('#jsch-schmonth:visible a.cal-item').filter({ hasText: text }).first()
const shown = (page: Page) => page.locator('.sch-view:visible .sch-data-view-area').waitFor()

const openForm = async (page: Page, text: string) => {
  await item(page, text).click()
  await page.locator('#cal-ref-pop-up').getByRole('link', { name: '詳細', exact: true }).click()
  await page.locator('.co-actionarea').getByText('変更', { exact: true }).click()
  await page.locator('#inputfrm').waitFor()
}

const step = (room: Page, count: number) => expect(room.getByText(`手順 ${count} / 5`)).toBeVisible()

/** The whole way, by NEO's own pages. */
const calibrate = async (play: Play, room: Page) => {
  const { page } = play
  await room.bringToFront()
  await room.getByRole('button', { name: '確認を始める' }).click()
  await step(room, 1)
  await page.bringToFront()
  await neoOpenSchedule(page, '個人月間')
  await room.bringToFront()
  await step(room, 2)
  const words = await dictated(room)
  await room.screenshot({ path: '.test/gallery/real-calibration-add.png', fullPage: true })
  await page.bringToFront()
  await page.locator('.sch-view:visible').getByRole('link', { name: '予定の追加' }).click()
  await fillIn(page, words)
  await page.locator('.jco-input-add-submit').click()
  await shown(page)
  await step(room, 3)
  await item(page, words.detail).click()
  await page.locator('#cal-ref-pop-up').getByRole('link', { name: '詳細', exact: true }).click()
  await page.getByRole('heading', { name: '予定の詳細' }).waitFor()
  await step(room, 4)
  const [changed = ''] = await copies(room)
  await page.locator('.co-actionarea').getByText('変更', { exact: true }).click()
  await line(page, '予定詳細').fill(changed)
  await page.locator('.jco-input-mod-submit').click()
  await shown(page)
  await step(room, 5)
  await neoOpenSchedule(page, '個人月間')
  await openForm(page, changed)
  await page.locator('.jco-input-del-submit').click()
  await page.getByRole('dialog', { name: '削除の確認' }).getByRole('button', { name: 'はい' }).click()
  await shown(page)
  await neoOpenSchedule(page, '個人月間')
  await room.bringToFront()
  return words
}

/** What is left in NEO's page of the observer. */
const traces = (page: Page) =>
  page.evaluate(() => ({
    fetch: fetch.toString().includes('[native code]'),
    open: XMLHttpRequest.prototype.open.toString().includes('[native code]'),
    send: XMLHttpRequest.prototype.send.toString().includes('[native code]'),
    submit: HTMLFormElement.prototype.submit.toString().includes('[native code]'),
    stored: Object.keys(sessionStorage).filter((key) => key !== 'neo-view').length,
  }))
const untouched = { fetch: true, open: true, send: true, submit: true, stored: 0 }

test('an updated NEO: the message, one guided minute, and the same edit arrives', async () => {
  const play = await startPlay()
  const { page, world } = play
  const neo = world.neo
  neo.addEvent(person.neoUid, { startdate: neo.events.values().next().value!.startdate, detail: '動かす予定' })
  await play.openSchedule()
  await play.sync()
  const before = world
    .outlook()
    .list()
    .find(({ subject }) => subject.includes('動かす予定'))!
  expect(before.subject).toBe('動かす予定')

  neo.knobs.strangeNames = true
  world.outlook().edit(before.id, { subject: '動いた予定' })
  const refused = await play.sync()
  expect(refused.notice?.kind).toBe('neo-changed')
  const titles = () => world.neoEvents().map(({ detail }) => detail)
  expect(titles()).toContain('動かす予定')

  const room = await play.browser.openOwn('options.html#settings')
  await room.getByRole('button', { name: 'NEOの確認を開く' }).click()
  await expect(room.getByRole('heading', { name: 'NEOの確認' })).toBeVisible()
  await calibrate(play, room)
  await expect(room.getByText('必要なことはすべてわかりました')).toBeVisible()
  expect(await traces(page)).not.toEqual(untouched)
  await room.screenshot({ path: '.test/gallery/real-calibration-ready.png', fullPage: true })
  await room.getByRole('button', { name: 'この内容を使う' }).click()
  await expect(room.getByText('保存しました。次の同期から使います。')).toBeVisible()
  expect(await traces(page)).toEqual(untouched)

  await page.bringToFront()
  await play.openSchedule()
  const done = await play.sync()
  expect(done.notice).toBeUndefined()
  expect(titles()).toContain('動いた予定')
  expect(titles()).not.toContain('動かす予定')
  expect(world.outlookLines()).toEqual(world.neoLines())

  // From here on it is a NEO like any other: a new event goes over, a deletion, too, and nothing is left to do.
  world.outlook().add({
    subject: '新しい予定',
    start: { dateTime: `${neo.events.values().next().value!.startdate}T10:00:00`, timeZone: 'Tokyo Standard Time' },
    end: { dateTime: `${neo.events.values().next().value!.startdate}T11:00:00`, timeZone: 'Tokyo Standard Time' },
  })
  await play.sync()
  expect(titles()).toContain('新しい予定')
  await play.end()
})
