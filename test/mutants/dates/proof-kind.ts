import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'unknown is not gone',
  removes: 'What an entry is must be understood before a date of it is gone.',
  file: 'lib/neo/dates-gone.ts',
  find: `  if (kind === 'unknown') return 'unknown'
`,
  replace: '',
  tests: ['test/unit/neo/dates.test.ts'],
}
