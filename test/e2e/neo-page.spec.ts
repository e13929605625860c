// The button and its panel on NEO's schedule page: where they are, that they stay, and that they cost the page nothing.
import { expect, type Page, test } from '@playwright/test'
import { variantNames } from '../emulators/neo/variants.ts'
import { neoOpenSchedule } from '../fixtures/hands-neo.ts'
import { startPlay } from './play.ts'

const button = (page: Page) => page.getByRole('button', { name: /^Outlook「予定表」と同期/ })
const more = (page: Page) => page.getByRole('button', { name: '状態を表示' })
const panel = (page: Page) => page.getByRole('dialog', { name: 'Outlook「予定表」と同期' })
/** Where NEO's own calendar begins: it must not move. */
const top = (page: Page) =>
  page.locator('.sch-data-view-area:visible').evaluate((one) => one.getBoundingClientRect().top)

for (const variant of variantNames)
  test(`${variant}: one button in every view, through hash navigation, and the page does not move`, async () => {
    const customer = variant !== 'cloud'
    const play = await startPlay({ variant, customer, signIn: false })
    const { page } = play
    await play.openSchedule()
    await expect(button(page)).toBeVisible()
    const before = await top(page)
    await page.evaluate(() =>
      document.querySelector<HTMLElement>('[data-neo-outlook-sync]')!.style.setProperty('display', 'none'),
    )
    expect(await top(page)).toBe(before)
    await page.reload()
    for (const view of ['個人月間', '組織週間'] as const) {
      await neoOpenSchedule(page, view)
      await expect(button(page)).toBeVisible()
      await expect(button(page)).toHaveCount(1)
      const [ours, neos] = [
        await button(page).boundingBox(),
        await page.locator('a.jsch-btn-add:visible').boundingBox(),
      ]
      expect(Math.abs(ours!.y - neos!.y)).toBeLessThan(4)
      expect(ours!.x).toBeGreaterThan(neos!.x)
    }
    await page.screenshot({ path: `.test/gallery/real-neo-${variant}.png` })
    await play.end()
  })

test('L30 the panel: opens beside the button, Esc closes it and gives the focus back, a click leads to our own page', async () => {
  const play = await startPlay({ signIn: false })
  const { page } = play
  await play.openSchedule()
  const before = await top(page)
  // NEO may draw its view once more after the first items are there; what was open on the old view closes with it.
  await expect(async () => {
    if (!(await panel(page).isVisible())) {
      await more(page).focus()
      await page.keyboard.press('Enter')
    }
    await expect(panel(page).getByRole('status')).toHaveText('Microsoft 365 へのサインインが必要です', {
      timeout: 1000,
    })
  }).toPass()
  expect(await top(page)).toBe(before)
  const box = (await panel(page).boundingBox())!
  expect(box.x).toBeGreaterThanOrEqual(0)
  expect(box.x + box.width).toBeLessThanOrEqual(1280)
  await page.screenshot({ path: '.test/gallery/real-neo-panel.png' })
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
  await expect(more(page)).toBeFocused()

  await more(page).click()
  const opens = play.browser.context.waitForEvent('page')
  await panel(page).getByRole('button', { name: '設定', exact: true }).click()
  await expect((await opens).getByRole('heading', { name: 'Microsoft 365' })).toBeVisible()
  await play.end()
})

test('after the worker has ended, the button still works', async () => {
  const play = await startPlay()
  const { page } = play
  await play.openSchedule()
  await expect(button(page)).toBeVisible()
  await play.sync()
  await play.browser.killWorker()
  await button(page).click()
  await expect(panel(page).getByRole('status')).toHaveText(/同期済みです|同期しました/, { timeout: 60_000 })
  await expect(button(page)).toHaveAttribute('title', /同期する範囲: .+ ～ .+\n前回の同期: 今日/)
  await page.screenshot({ path: '.test/gallery/real-neo-synced.png' })
  await play.end()
})

test('after an update of the extension the old page says that it wants to be loaded again', async () => {
  const play = await startPlay({ signIn: false })
  const { page } = play
  await play.openSchedule()
  await expect(button(page)).toBeVisible()
  await play.own.evaluate('chrome.runtime.reload()').catch(() => undefined)
  // The browser ends the port of the old script; whoever presses the button meets the words.
  await expect(async () => {
    await button(page).click()
    await expect(panel(page).getByText('拡張機能が更新されました')).toBeVisible({ timeout: 1000 })
  }).toPass()
  await page.screenshot({ path: '.test/gallery/real-neo-stale.png' })
  const loads = page.waitForEvent('load')
  await panel(page).getByRole('button', { name: 'ページを再読み込み' }).click()
  await loads
  await play.end()
})

test('on the add form the button keeps out of the way', async () => {
  const play = await startPlay({ signIn: false })
  const { page } = play
  await play.openSchedule()
  await page.locator('a.jsch-btn-add:visible').click()
  await page.locator('form#inputfrm').waitFor()
  await page.waitForTimeout(400)
  await page.screenshot({ path: '.test/gallery/real-neo-add.png' })
  await expect(button(page)).toBeHidden()
  await page.goBack()
  await expect(button(page)).toBeVisible()
  await play.end()
})
