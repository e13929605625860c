import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: '30 days of history',
  removes: 'A write can be taken back for 30 days.',
  file: 'lib/app/run-log.ts',
  find: `const keptDays = 30
`,
  replace: `const keptDays = 29
`,
  tests: ['test/unit/app/run-log.test.ts'],
}
