// The store in a real browser, without the extension: the same acceptance suite as in Node, and several contexts at once.
import { type Browser, type BrowserContext, chromium, expect, type Page, test } from '@playwright/test'
import { build } from 'vite'
import { storeCases } from '../contracts/store-suite.ts'
import type { StorePage } from './store-page.ts'
import { browserPath } from './stage.ts'

declare const storePage: StorePage

const origin = 'https://store.example'

const bundle = async (): Promise<string> => {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: new URL('store-page.ts', import.meta.url).pathname, formats: ['iife'], name: 'storePageBundle' },
    },
  })
  const [output] = [result].flat()
  if (!output || !('output' in output)) throw new Error('no bundle')
  return output.output[0].code
}

let code: string
let browser: Browser
test.beforeAll(async () => {
  code = await bundle()
  const executablePath = browserPath()
  browser = await chromium.launch({
    ...(executablePath ? { executablePath } : { channel: 'chromium' }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
})
test.afterAll(() => browser.close())

let context: BrowserContext
test.beforeEach(async () => {
  context = await browser.newContext()
  await context.route(`${origin}/**`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
})
test.afterEach(() => context.close())
const open = async (): Promise<Page> => {
  const page = await context.newPage()
  await page.goto(origin)
  await page.addScriptTag({ content: code })
  return page
}

test(`the acceptance suite: ${storeCases.length} cases`, async () => {
  const page = await open()
  expect(await page.evaluate(() => storePage.names)).toEqual(storeCases.map(({ name }) => name))
  for (const { name } of storeCases) await test.step(name, () => page.evaluate((asked) => storePage.run(asked), name))
  console.log(`store in ${browser.version()}: ${storeCases.length} cases`)
})

test('four contexts open it at the same time and see what each of them wrote', async () => {
  const pages = [await open(), await open(), await open(), await open()]
  await Promise.all(
    pages.map((page, index) => page.evaluate((own) => storePage.add([`${own}0`, `${own}1`, `${own}2`]), index)),
  )
  const all = pages.flatMap((_, index) => [0, 1, 2].map((count) => `n${index}${count}`))
  for (const page of pages) expect(await page.evaluate(() => storePage.ids())).toEqual(all.toSorted())
})

test('D17: a context that goes away in the middle leaves whole changes only', async () => {
  const page = await open()
  const ids = Array.from({ length: 500 }, (_, index) => `${index}`.padStart(3, '0'))
  await page.evaluate((first) => storePage.add(first), ids.slice(0, 1))
  await page.evaluate((all) => storePage.begin(all), ids)
  await page.close()
  const next = await open()
  const kept = await next.evaluate(() => storePage.ids())
  expect(kept).toEqual(ids.slice(0, kept.length).map((id) => `n${id}`))
  expect(kept.length).toBeGreaterThan(0)
  expect(kept.length).toBeLessThan(ids.length)
})

test('D17: a run that is killed while it writes leaves history or an open intent of every write, never both', async () => {
  let rounds = 0
  for (const pause of [20, 45, 70, 95, 120, 400, 1500]) {
    // On a busy machine nothing may be written so soon.
    if (pause > 120 && rounds > 0) break
    const page = await open()
    void page.evaluate(() => storePage.writeOn()).catch(() => undefined)
    await page.waitForTimeout(pause)
    await page.close()
    const next = await open()
    const { links, entries, intents, both, kept, keptDone } = await next.evaluate(() => storePage.written())
    // Chunks of 20: begun whole, kept whole, recorded whole.
    expect([links, intents % 20, entries % 20, both, kept % 20, keptDone]).toEqual([entries, 0, 0, 0, 0, entries])
    if (entries > 0) rounds++
    await next.evaluate(() => indexedDB.deleteDatabase('shared'))
    await next.close()
  }
  expect(rounds).toBeGreaterThan(0)
})

test('every row of version 1 is there after the upgrade', async () => {
  const page = await open()
  await page.evaluate(() => storePage.upgrade())
})

test('an older page makes way for an upgrade, and writes nothing any more', async () => {
  const old = await open()
  await old.evaluate(() => storePage.add(['1']))
  const next = await open()
  await next.evaluate(
    () =>
      new Promise((resolve, reject) => {
        // Dexie's version 9, as a newer build would ask for it.
        const request = indexedDB.open('shared', 90)
        request.addEventListener('success', resolve)
        request.addEventListener('error', () => reject(request.error))
        request.addEventListener('blocked', () => reject(new Error('blocked')))
      }),
  )
  const refused = old.evaluate(() => storePage.add(['2']))
  await expect(refused).rejects.toThrow('storage-failed')
})
