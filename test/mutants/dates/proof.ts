import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'proof of deletion in NEO',
  removes: 'A date is gone only where the form of its entry names all dates.',
  file: 'lib/neo/dates-gone.ts',
  find: `if (!all) return 'unlisted'`,
  replace: `if (!all) return 'gone'`,
  tests: ['test/unit/neo/dates.test.ts'],
}
