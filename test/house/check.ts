// One command that checks everything: types, lint, format, arrows, unused code, unit tests, sizes.
import { spawnSync } from 'node:child_process'

const steps = ['types', 'lint', 'format', 'arch', 'unused', 'test:unit', 'size']
const failed: string[] = []
for (const step of steps) {
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', step], { encoding: 'utf8', maxBuffer: 1e8 })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${step} (${seconds} s)`)
  if (status === 0) continue
  failed.push(step)
  console.log(stdout, stderr)
}
console.log(
  failed.length === 0
    ? 'All checks passed.'
    : `Failed: ${failed.join(', ')}. "npm run fix" repairs format and simple lint.`,
)
process.exitCode = failed.length === 0 ? 0 : 1
