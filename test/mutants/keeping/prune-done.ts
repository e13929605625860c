import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: '30 days of history',
  removes: 'What is older goes.',
  file: 'lib/app/run-log.ts',
  find: `    await history.prune(row.startedAt - keptDays * 24 * 60 * 60_000)
`,
  replace: '',
  tests: ['test/unit/app/run-log.test.ts'],
}
