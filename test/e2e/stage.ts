// A stage for a play in a real browser: emulators on one TLS port under production host names, the built extension unchanged, a profile of its own.
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { type BrowserContext, chromium, type Page } from '@playwright/test'

/** Folder of a build, as a browser loads it. The per-customer build is the same code with more hosts in the manifest. */
export const extensionDir = (customer = false) => (customer ? '.output/customer/chrome-mv3' : '.output/chrome-mv3')

/** The browser that set-up found; undefined = the one that Playwright brought. */
export const browserPath = (): string | undefined => {
  if (process.env['CHROMIUM']) return process.env['CHROMIUM']
  if (existsSync('.test/browser.json'))
    return (JSON.parse(readFileSync('.test/browser.json', 'utf8')) as { executablePath?: string }).executablePath
  return existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined
}

/** Switches that a loaded extension and a machine without network need; no test mode of the extension is among them. */
export const switches = (port: number, extension: string): string[] => [
  `--disable-extensions-except=${resolve(extension)}`,
  `--load-extension=${resolve(extension)}`,
  `--host-resolver-rules=MAP * 127.0.0.1:${port}`,
  '--ignore-certificate-errors',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-quic',
  '--disable-gpu',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

export type Browser = {
  context: BrowserContext
  profile: string
  extensionId: string
  /** Opens one of our own pages: `options.html#settings`, `popup.html`. */
  openOwn(path: string): Promise<Page>
  /** Ends the worker as the browser itself would; it comes back with the next event. False: it was not running. */
  killWorker(): Promise<boolean>
  /** The profile goes, too, unless it is to be opened again. */
  close(options?: { keepProfile?: boolean }): Promise<void>
}

export type BrowserOptions = {
  /** Where the emulators listen. */
  port: number
  extension?: string
  headless?: boolean
  /** Of an earlier stage; default: a new one. */
  profile?: string
  locale?: string
  /** Ctrl+C is left to the caller, who will close. */
  ownCtrlC?: boolean
}

export const openBrowser = async (options: BrowserOptions): Promise<Browser> => {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'stage-'))
  // A copy, so that a build at the same time does not pull the files from under a running browser.
  const extension = `${profile}-extension`
  cpSync(options.extension ?? extensionDir(), extension, { recursive: true })
  const executablePath = browserPath()
  const { locale = 'ja-JP' } = options
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : { channel: 'chromium' }),
    headless: options.headless ?? true,
    args: switches(options.port, extension),
    ignoreDefaultArgs: ['--disable-extensions', '--disable-component-extensions-with-background-pages'],
    ignoreHTTPSErrors: true,
    handleSIGINT: options.ownCtrlC !== true,
    viewport: { width: 1280, height: 800 },
    locale,
    // On Linux the browser, and with it the extension, takes its language from here; without Debian's chromium-l10n it knows English only.
    env: { ...process.env, LANGUAGE: locale.slice(0, 2) },
    timezoneId: 'Asia/Tokyo',
  })
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 30_000 }))
  const extensionId = new URL(worker.url()).host

  return {
    context,
    profile,
    extensionId,
    openOwn: async (path) => {
      const page = await context.newPage()
      await page.goto(`chrome-extension://${extensionId}/${path}`)
      return page
    },
    killWorker: async () => {
      const cdp = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()))
      const { targetInfos } = await cdp.send('Target.getTargets')
      const workers = targetInfos.filter(({ type, url }) => type === 'service_worker' && url.includes(extensionId))
      for (const { targetId } of workers) await cdp.send('Target.closeTarget', { targetId })
      await cdp.detach()
      return workers.length > 0
    },
    close: async ({ keepProfile = false } = {}) => {
      await context.close()
      const gone = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }
      // A browser that is opened again on the profile must find the extension where it was: elsewhere it would be another installation.
      for (const folder of keepProfile ? [] : [extension, profile]) rmSync(folder, gone)
    },
  }
}

const run = promisify(execFile)
/** Builds the extension and says where; `origins` makes the per-customer build, beside the ordinary one, which may also send large files to Outlook. */
export const buildExtension = async (origins: readonly string[] = []): Promise<string> => {
  const extension = extensionDir(origins.length > 0)
  const outDir = resolve(extension, '..')
  const script = `import { build } from 'wxt'\nawait build({ outDir: ${JSON.stringify(outDir)} })`
  const env = { ...process.env, NEO_ORIGINS: origins.join(','), NEO_UPLOADS: origins.length > 0 ? '1' : '' }
  await run(process.execPath, ['--input-type=module', '--eval', script], { env, maxBuffer: 1e8 }).catch(
    ({ stdout, stderr }: { stdout?: string; stderr?: string }) => {
      throw new Error(`the build failed:\n${stdout}${stderr}`)
    },
  )
  return extension
}
