import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'free dates',
  removes: 'No date is taken out where nobody knows how that is said.',
  file: 'lib/neo/dates-read.ts',
  find: `    names.series?.takeOut === 'form-words' &&
`,
  replace: '',
  tests: ['test/contracts/neo-dates.test.ts'],
}
