import { mkdirSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { createServer, type ViteDevServer } from 'vite'
import { browserPath } from './stage.ts'

/** Every component in every state: legible words, no accessibility complaint, and a picture to look at (.test/gallery). */
const pictures = '.test/gallery'
const executablePath = browserPath()
test.use({
  ...(executablePath ? {} : { channel: 'chromium' }),
  launchOptions: {
    ...(executablePath && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  },
})

let server: ViteDevServer
let address = ''

test.beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  server = await createServer({ configFile: 'test/gallery/vite.config.ts', server: { port: 0 }, logLevel: 'error' })
  await server.listen()
  address = server.resolvedUrls?.local[0] ?? ''
})
test.afterAll(() => server.close())

for (const [look, lang] of [
  ['light', 'ja'],
  ['dark', 'ja'],
  ['light', 'en'],
] as const)
  test(`every scene is clean and legible: ${look}, ${lang}`, async ({ page }) => {
    test.setTimeout(360_000)
    await page.emulateMedia({ colorScheme: look, reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 1120, height: 760 })
    await page.goto(address)
    const names = await page.locator('main a:not([href*="lang"])').allTextContents()
    expect(names.length).toBeGreaterThan(25)
    for (const name of names) {
      await page.evaluate((hash) => (location.hash = hash), `scene=${name}&lang=${lang}`)
      await expect(page.locator(`[data-scene="${name}"]`)).toBeVisible()
      await page.waitForTimeout(120)
      expect(await page.locator('body').innerText(), name).not.toMatch(/\?\w+(\.[\w-]+)+\?|undefined|NaN|\{\w+\}/)
      await page.screenshot({ path: `${pictures}/${name}-${look}-${lang}.png`, fullPage: true })
      // A heading of level one and landmarks are the business of whole pages, not of a single component.
      const found = await new AxeBuilder({ page }).disableRules(['page-has-heading-one', 'region']).analyze()
      const complaints = found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)
      expect.soft(complaints, name).toEqual([])
    }
  })

test('at 200 % zoom nothing is cut off sideways', async ({ page }) => {
  await page.setViewportSize({ width: 560, height: 700 })
  await page.goto(address)
  for (const name of [
    'options-good',
    'options-wrong-client',
    'report-rows',
    'panel-partly',
    'diagnosis',
    'calibration-add',
  ]) {
    await page.evaluate((hash) => (location.hash = hash), `scene=${name}&lang=ja`)
    await expect(page.locator(`[data-scene="${name}"]`)).toBeVisible()
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wider, name).toBeLessThanOrEqual(0)
    await page.screenshot({ path: `${pictures}/${name}-zoom.png`, fullPage: true })
  }
})
