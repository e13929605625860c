// A NEO that was updated to names nobody knows: the run says so, a person calibrates by NEO's own pages, and the edit arrives.
import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { noCounts } from '../../lib/messages/snapshot.ts'
import { calibrate as calibrateNotes } from '../../lib/neo/calibrate.ts'
import { defaultProfile } from '../../lib/neo/profile.ts'
import { variantNames } from '../emulators/neo/variants.ts'
import { createCalibration } from '../fixtures/calibration.ts'
import { person } from '../fixtures/people.ts'
import { neoOpenSchedule } from '../fixtures/hands-neo.ts'
import { expectSame, type Play, startPlay } from './play.ts'

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

for (const variant of variantNames)
  test(`${variant}, updated: the message, one guided minute, and the same edit arrives`, async () => {
    const play = await startPlay({ variant, customer: variant !== 'cloud' })
    const { page, world } = play
    const { neo } = world
    const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)
    neo.addEvent(person.neoUid, { startdate: today, detail: '動かす予定' })
    await play.openSchedule()
    await play.sync()
    const before = world
      .outlook()
      .list()
      .find(({ subject }) => subject === '動かす予定')
    if (!before) throw new Error('the event did not go over')
    const titles = () => world.neoEvents().map(({ detail }) => detail)

    // NEO is updated; then the person changes the event in Outlook.
    neo.knobs.strangeNames = true
    world.outlook().edit(before.id, { subject: '動いた予定' })
    const stopped = await play.sync()
    expect(stopped.notice?.kind).toBe('neo-changed')
    expect(titles()).toContain('動かす予定')

    const room = await play.browser.openOwn('options.html#settings')
    await room.getByRole('button', { name: 'NEOの確認を開く' }).click()
    await expect(room.getByRole('heading', { name: 'NEOの確認' })).toBeVisible()
    await calibrate(play, room)
    await expect(room.getByText('必要なことはすべてわかりました')).toBeVisible()
    expect(await traces(page)).not.toEqual(untouched)
    await room.screenshot({ path: `.test/gallery/real-calibration-${variant}.png`, fullPage: true })
    await room.getByRole('button', { name: 'この内容を使う' }).click()
    await expect(room.getByText('保存しました。次の同期から使います。')).toBeVisible()
    expect(await traces(page)).toEqual(untouched)

    await page.bringToFront()
    await play.openSchedule()
    expect((await play.sync()).notice).toBeUndefined()
    expect(titles()).toContain('動いた予定')
    expect(titles()).not.toContain('動かす予定')
    expectSame(world, 7)

    // From here on it is a NEO like any other: a new event is made in it and taken away again, and then there is nothing left to do.
    const at = (time: string) => ({ dateTime: `${today}T${time}:00`, timeZone: 'Tokyo Standard Time' })
    const added = world.outlook().add({ subject: '新しい予定', start: at('20:00'), end: at('21:00') })
    await play.sync()
    expect(titles()).toContain('新しい予定')
    world.outlook().remove(added)
    await play.sync()
    expect(titles()).not.toContain('新しい予定')
    const { lastRun } = await play.sync()
    expect(lastRun?.counts).toEqual(noCounts())
    await play.end()
  })

type Stored = { session: Record<string, unknown>; overlays: unknown }
const stored = (play: Play): Promise<Stored> =>
  play.own.evaluate(async () => {
    type Area = { get(keys: null | string): Promise<Record<string, unknown>> }
    const { chrome } = globalThis as unknown as { chrome: { storage: { session: Area; local: Area } } }
    const all = Object.entries(await chrome.storage.session.get(null))
    return {
      session: Object.fromEntries(all.filter(([key]) => key.startsWith('calibration'))),
      overlays: (await chrome.storage.local.get('neoOverlays'))['neoOverlays'],
    }
  })

test('reloads are survived, other tabs are not touched, a page that lies is not heard, and who cancels leaves nothing', async () => {
  const play = await startPlay({ signIn: false })
  const { page, world } = play
  const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)
  world.neo.addEvent('1002', { startdate: today, detail: '秘密の面談', otherto: ['1001', '1002'] })
  const other = await play.browser.context.newPage()
  await other.goto(world.neo.scheduleUrl)
  await other.locator('a.cal-item').first().waitFor()
  await page.bringToFront()
  await play.openSchedule()
  const room = await play.browser.openOwn('options.html#calibration')
  await room.getByRole('button', { name: '確認を始める' }).click()
  await step(room, 1)
  await page.bringToFront()
  await neoOpenSchedule(page, '個人月間')
  await step(room, 2)
  const words = await dictated(room)
  await page.reload()
  await shown(page)
  await page.locator('.sch-view:visible').getByRole('link', { name: '予定の追加' }).click()
  await fillIn(page, words)
  await page.locator('.jco-input-add-submit').click()
  await shown(page)
  await step(room, 3)
  expect(await traces(other)).toEqual(untouched)

  const lie = (note: object) =>
    page.evaluate(
      (detail) => void document.dispatchEvent(new CustomEvent('neo-outlook-sync:observed', { detail })),
      JSON.stringify(note),
    )
  const before = await stored(play)
  await lie({ kind: 'page', command: '秘密の面談', fields: [] })
  await lie({ kind: 'page', command: 'x', fields: [{ name: 'x', is: 'code', value: '秘密' }] })
  await page.waitForTimeout(500)
  expect(await stored(play)).toEqual(before)
  const kept = JSON.stringify(before.session['calibrationNotes'])
  expect(kept.length).toBeGreaterThan(500)
  for (const secret of ['秘密', '面談', '1001', '1002', words.detail, words.memo]) expect(kept).not.toContain(secret)

  await room.bringToFront()
  await room.getByRole('button', { name: 'やめる' }).click()
  await expect(room.getByText('やめました。何も覚えていません。')).toBeVisible()
  expect(await stored(play)).toEqual({ session: {}, overlays: undefined })
  expect(await traces(page)).toEqual(untouched)

  // Whoever just closes the page has cancelled, too.
  await room.getByRole('button', { name: '確認を始める' }).click()
  await step(room, 1)
  expect(await traces(page)).not.toEqual(untouched)
  await room.close({ runBeforeUnload: true })
  await expect.poll(() => traces(page)).toEqual(untouched)
  expect(await stored(play)).toEqual({ session: {}, overlays: undefined })
  await play.end()
})

test('a result goes to another PC as a file, and away again', async () => {
  const play = await startPlay({ signIn: false })
  await play.openSchedule()
  const room = await play.browser.openOwn('options.html#calibration')
  const file = (text: string) => ({ name: 'neo-profile.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  const input = room.locator('input[type="file"]')
  await input.setInputFiles(file('{"format":"neo-profile"}'))
  await expect(room.getByText('使える確認の結果ではありません')).toBeVisible()
  expect((await stored(play)).overlays).toBeUndefined()

  const { all, notes } = await createCalibration({ variant: 'cloud', strangeNames: true })
  await all()
  const { overlay } = calibrateNotes(notes, defaultProfile)
  await input.setInputFiles(file(JSON.stringify(overlay)))
  await expect(room.getByText('取り込みました。')).toBeVisible()
  const saved = room.waitForEvent('download')
  await room.getByRole('button', { name: 'ファイルに書き出す' }).click()
  const path = await (await saved).path()
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(overlay)
  expect((await new AxeBuilder({ page: room }).analyze()).violations).toEqual([])
  await room.getByRole('button', { name: '確認の結果を消す' }).click()
  await expect(room.getByText('確認の結果を消しました。')).toBeVisible()
  expect((await stored(play)).overlays).toEqual({})
  await play.end()
})
