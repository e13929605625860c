import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'free dates',
  removes: 'Of several dates that came and went none is taken for another.',
  file: 'lib/neo/dates-gone.ts',
  find: '!second && !other && ',
  replace: '',
  tests: ['test/unit/neo/dates.test.ts'],
}
