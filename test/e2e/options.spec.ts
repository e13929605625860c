// The built extension in a real browser: it loads, with the managed schema, and its own pages draw and save.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type Browser, extensionDir, openBrowser } from './stage.ts'

let browser: Browser
const complaints: string[] = []
const watched = (page: Page) => {
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  return page
}
const manifest = () =>
  JSON.parse(readFileSync(`${extensionDir()}/manifest.json`, 'utf8')) as { key: string; content_scripts: unknown }

test.beforeAll(async () => {
  // No server: nothing but our own pages is looked at here.
  browser = await openBrowser({ port: 9 })
})
test.afterAll(() => browser.close())
test.afterEach(() => expect(complaints.splice(0)).toEqual([]))

test('the id follows from the key in the manifest', () => {
  const hash = createHash('sha256').update(Buffer.from(manifest().key, 'base64')).digest('hex')
  const id = Array.from(hash.slice(0, 32), (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('')
  expect(browser.extensionId).toBe(id)
})

test('the content script is light and knows no zod', () => {
  const script = readFileSync(`${extensionDir()}/content-scripts/neo.js`, 'utf8')
  expect(script).not.toMatch(/ZodError|_zod/)
})

test('settings are saved at once, refused values say why, and a reload shows what was kept', async () => {
  const page = watched(await browser.openOwn('options.html'))
  await expect(page.getByRole('heading', { name: 'はじめに' })).toBeVisible()
  const clientId = page.getByLabel('アプリケーション (クライアント) ID')
  await clientId.fill('abc')
  await clientId.press('Enter')
  await expect(page.getByText(/英数字とハイフンの36文字/)).toBeVisible()
  await expect(clientId).toHaveAttribute('aria-invalid', 'true')
  await clientId.fill(' 11111111-2222-3333-4444-555555555555 ')
  await clientId.press('Tab')
  await expect(page.getByText('保存しました')).toBeVisible()
  await page.getByLabel('NEO → Outlook のみ').check()
  await page.getByLabel('過去').fill('7')
  await page.getByLabel('未来').fill('4000')
  await page.getByLabel('未来').press('Tab')
  await page.getByLabel('自動同期の間隔').selectOption('1 時間ごと')
  await expect(page.getByText('0 から 1825 までの日数を入力してください。')).toBeVisible()
  await expect(page.getByText('保存しました')).toHaveCount(4)
  await page.reload()
  await expect(clientId).toHaveValue('11111111-2222-3333-4444-555555555555')
  await expect(page.getByLabel('NEO → Outlook のみ')).toBeChecked()
  await expect(page.getByLabel('過去')).toHaveValue('7')
  await expect(page.getByLabel('未来')).toHaveValue('180')
  await expect(page.getByLabel('自動同期の間隔')).toHaveValue('60')
  await expect(page.getByLabel('リダイレクト URI')).toHaveValue(`https://${browser.extensionId}.chromiumapp.org/`)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.screenshot({ path: '.test/gallery/real-options.png', fullPage: true })
  await page.close()
})

test('the other rooms open by their hash', async () => {
  const page = watched(await browser.openOwn('options.html#report'))
  await expect(page.getByRole('heading', { name: '前回の同期の結果' })).toBeVisible()
  await page.getByRole('link', { name: '診断' }).click()
  await expect(page.getByText(browser.extensionId)).toBeVisible()
  await expect(page).toHaveURL(/#diagnosis$/)
  await page.goto(`chrome-extension://${browser.extensionId}/options.html#question`)
  await expect(page.getByText('確認が必要なことはありません。')).toBeVisible()
  await page.close()
})

test('the popup shows the same state and leads to the settings', async () => {
  const page = watched(await browser.openOwn('popup.html'))
  await page.setViewportSize({ width: 376, height: 480 })
  await expect(page.getByRole('status')).toHaveText('初期設定が必要です')
  await page.screenshot({ path: '.test/gallery/real-popup.png' })
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  const opens = browser.context.waitForEvent('page')
  await page.getByRole('button', { name: '設定を開く' }).click()
  await expect((await opens).getByRole('heading', { name: 'Microsoft 365' })).toBeVisible()
})

test('the managed schema is the one that the browser uses', async () => {
  const page = watched(await browser.openOwn('managed_schema.json'))
  const managed = await page.evaluate('chrome.storage.managed.get(null)')
  expect(managed).toEqual({})
  await page.close()
})
