import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'proof of deletion in NEO',
  removes: 'A date that the form names is not gone, whatever the list shows.',
  file: 'lib/neo/dates-gone.ts',
  find: `return all.includes(day) ? 'unknown' : 'gone'`,
  replace: `return 'gone'`,
  tests: ['test/unit/neo/dates.test.ts'],
}
