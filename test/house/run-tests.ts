// Runs every test and counts: unit, contract, property (Vitest) and e2e (Playwright in real Chromium). Ends with "N passed, N failed".
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'

type Count = { passed: number; failed: number; skipped: number }
const kinds = ['unit', 'contract', 'property', 'e2e'] as const
const only = process.argv.slice(2).filter((name) => (kinds as readonly string[]).includes(name))
const wanted = only.length > 0 ? kinds.filter((kind) => only.includes(kind)) : kinds

mkdirSync('.test', { recursive: true })
const run = (command: string, args: string[], env: Record<string, string> = {}) =>
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } }).status ?? 1

/** A runner that ended badly without a failed test (a crash, no tests found) counts as one failure. */
const settle = (count: Count, status: number): Count =>
  (status !== 0 && count.failed === 0) || count.passed + count.failed === 0
    ? { ...count, failed: count.failed + 1 }
    : count

const vitest = (project: string): Count => {
  const report = `.test/${project}.json`
  rmSync(report, { force: true })
  const status = run('vitest', [
    'run',
    '--config',
    'test/vitest.config.ts',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 }
  const found = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
    numPendingTests: number
  }
  return settle({ passed: found.numPassedTests, failed: found.numFailedTests, skipped: found.numPendingTests }, status)
}

const playwright = (): Count => {
  // Playwright would count a relative place from its config.
  const report = resolve('.test/e2e.json')
  rmSync(report, { force: true })
  const status = run('playwright', ['test', '-c', 'test/playwright.config.ts', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 }
  const { stats } = JSON.parse(readFileSync(report, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  }
  return settle({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }, status)
}

const counts = wanted.map((kind) => ({ kind, ...(kind === 'e2e' ? playwright() : vitest(kind)) }))
console.log('')
for (const { kind, passed, failed, skipped } of counts)
  console.log(`${kind.padEnd(9)} ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
const sum = (of: keyof Count) => counts.reduce((total, count) => total + count[of], 0)
console.log('')
console.log(
  `${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''}`,
)
process.exitCode = sum('failed') === 0 ? 0 : 1
