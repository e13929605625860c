// Does all the set-up that a command needs on a fresh clone and says what it does. Plain JavaScript without packages: it runs before `npm ci`, on
// whatever Node the machine has.   node test/house/set-up.mjs [browser]
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'

const say = (text) => process.stdout.write(`[set-up] ${text}\n`)
const run = (command, args, options = {}) => {
  say(`${command} ${args.join(' ')}`)
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options }).status === 0
}
const has = (command, args = ['--version']) => spawnSync(command, args, { stdio: 'ignore' }).status === 0

const installPackages = () => {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
  const mark = 'node_modules/.installed-lock'
  const current = existsSync(mark) && readFileSync(mark, 'utf8') === lock
  if (current && existsSync('node_modules/.bin/node')) return
  if (!run('npm', ['ci', '--no-audit', '--no-fund'])) throw new Error('npm ci failed: see its message above')
  // npm runs this package's own installer only if it is allowed to; it brings the Node that all scripts run on.
  if (!existsSync('node_modules/node/bin/node') && !run('npm', ['rebuild', 'node']))
    throw new Error('the Node of this project could not be installed')
  writeFileSync(mark, lock)
}

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium']
const branded = ['google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable']
const japaneseFont = () => spawnSync('fc-list', [':lang=ja'], { encoding: 'utf8' }).stdout?.trim()

const apt = (...packages) => {
  if (!has('apt-get')) return false
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const call = (...args) => {
    const [command, ...rest] = [...sudo, 'apt-get', ...args]
    return run(command, rest, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
  call('update', '-qq')
  return call('install', '-y', '-qq', '--no-install-recommends', ...packages)
}

/** An installed Chromium, else Debian's package, else Playwright's own. Branded Chrome and Edge refuse side-loaded extensions. */
const findBrowser = () => {
  if (process.env.CHROMIUM && existsSync(process.env.CHROMIUM)) return process.env.CHROMIUM
  for (const name of branded)
    if (has(name)) say(`${name} is skipped: branded browsers refuse to load an unpacked extension`)
  const installed = () => candidates.find((path) => existsSync(path))
  if (!installed()) apt('chromium', 'chromium-l10n', 'fonts-noto-cjk')
  else {
    if (!japaneseFont()) apt('fonts-noto-cjk')
    // Debian keeps the browser's languages in a package of their own; without it the extension's words come in English.
    if (existsSync('/usr/lib/chromium') && !existsSync('/usr/lib/chromium/locales/ja.pak')) apt('chromium-l10n')
  }
  const found = installed()
  if (found) return found
  say('no Chromium package to be had here: trying the one of Playwright')
  if (run('npx', ['playwright', 'install', '--with-deps', 'chromium'])) return 'playwright'
  throw new Error(
    'No Chromium: install the package "chromium", or set CHROMIUM to the path of one, and call this again',
  )
}

/** A virtual display, so that a test can answer the browser's own permission prompt. Without it that test says that it was skipped. */
const findDisplay = () => {
  if (has('which', ['Xvfb']) && has('which', ['xdotool'])) return
  apt('xvfb', 'xdotool')
}

try {
  installPackages()
  if (process.argv.includes('browser')) {
    const browser = findBrowser()
    findDisplay()
    mkdirSync('.test', { recursive: true })
    writeFileSync(
      '.test/browser.json',
      JSON.stringify({ executablePath: browser === 'playwright' ? undefined : browser }),
    )
    say(`browser: ${browser}`)
  }
} catch (error) {
  process.stderr.write(`[set-up] ${error.message}\n`)
  process.exit(1)
}
