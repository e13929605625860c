import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'free dates',
  removes: 'No date is taken out where it could not be read back.',
  file: 'lib/neo/dates-read.ts',
  find: `    all !== undefined &&
`,
  replace: '',
  tests: ['test/contracts/neo-dates.test.ts'],
}
