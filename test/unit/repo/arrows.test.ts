import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const rooms = ['lib', 'components', 'entrypoints', 'test/emulators']
const depcruise = (cwd: string, output: 'json' | 'err') =>
  spawnSync(
    resolve('node_modules/.bin/depcruise'),
    ['--config', 'test/architecture.cjs', '--output-type', output, ...rooms],
    { cwd, encoding: 'utf8', maxBuffer: 1e9 },
  )
const cruise = (cwd: string) => {
  const { summary } = JSON.parse(depcruise(cwd, 'json').stdout) as {
    summary: { totalCruised: number; violations: { from: string; rule: { name: string } }[] }
  }
  return summary
}

test('the arrows hold, and they were looked at: a cruise of nothing would hold too', () => {
  const { totalCruised, violations } = cruise('.')
  expect(violations).toEqual([])
  expect(totalCruised).toBeGreaterThan(150)
}, 60_000)

/** One forbidden import per arrow; each must be named by its rule. */
const planted: { file: string; line: string; rule: RegExp }[] = [
  { file: 'lib/core/planted.ts', line: "import '../neo/side.ts'", rule: /^lib\/core imports only/ },
  { file: 'lib/core/planted-npm.ts', line: "import 'zod'", rule: /^lib\/core uses only npm/ },
  { file: 'lib/neo/planted.ts', line: "import '../graph/side.ts'", rule: /^lib\/neo imports only/ },
  { file: 'lib/graph/planted.ts', line: "import '../settings/schema.ts'", rule: /^lib\/graph imports only/ },
  { file: 'lib/store/planted.ts', line: "import '../app/window.ts'", rule: /^lib\/store imports only/ },
  { file: 'lib/auth/planted.ts', line: "import '../core/event.ts'", rule: /^lib\/auth imports only/ },
  { file: 'lib/app/planted.ts', line: "import '../neo/side.ts'", rule: /^only-compose-names-adapters$/ },
  { file: 'lib/settings/planted.ts', line: "import 'wxt/browser'", rule: /^browser-only-at-the-edge$/ },
  { file: 'components/Planted.tsx', line: "import '../lib/graph/side.ts'", rule: /^components imports only/ },
  { file: 'entrypoints/popup/planted.ts', line: "import '../../lib/store/db.ts'", rule: /^entrypoints imports only/ },
  {
    file: 'lib/messages/planted.ts',
    line: "import '../../test/emulators/emulator.ts'",
    rule: /^no-test-in-production$/,
  },
  {
    file: 'test/emulators/planted.ts',
    line: "import '../../lib/core/event.ts'",
    rule: /^emulators-read-the-facts-themselves$/,
  },
]

test('a wrong import fails, whichever arrow it breaks', () => {
  const copy = resolve('.test/planted')
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(join(copy, 'test'), { recursive: true })
  for (const part of [...rooms, 'package.json', 'tsconfig.json', 'test/architecture.cjs'])
    cpSync(part, join(copy, part), { recursive: true })
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
  if (existsSync('.wxt')) cpSync('.wxt', join(copy, '.wxt'), { recursive: true })
  for (const { file, line } of planted) writeFileSync(join(copy, file), `${line}\n`)
  // As `npm run arch` calls it.
  expect(depcruise(copy, 'err').status).not.toBe(0)
  const { violations } = cruise(copy)
  for (const { file, rule } of planted) {
    const rules = violations.filter(({ from }) => from === file).map((found) => found.rule.name)
    expect(rules, file).toEqual(expect.arrayContaining([expect.stringMatching(rule)]))
  }
  rmSync(copy, { recursive: true, force: true })
}, 120_000)

test('no barrels: no index file in the library', () => {
  const all = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  expect(all.filter((path) => /(^|\/)index\.tsx?$/.test(path))).toEqual([])
})
