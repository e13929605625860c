import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'one run at a time',
  removes: 'Of two runs at the same time one is enough.',
  file: 'lib/app/run-sync.ts',
  find: `    if (!lock) return false
`,
  replace: '',
  tests: ['test/contracts/cases/e-lock.test.ts'],
}
