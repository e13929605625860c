import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'A weekday of a year is said to NEO by so many months.',
  file: 'lib/neo/rule-form.ts',
  find: 'n: 12 * pattern.n',
  replace: 'n: pattern.n',
  tests: ['test/contracts/neo-series.test.ts'],
}
