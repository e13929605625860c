import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'NEO deletes for everybody',
  removes: 'An event with a facility is one that others share.',
  file: 'lib/neo/people.ts',
  find: 'facilities.length > 0 || ',
  replace: '',
  tests: ['test/unit/neo/convert.test.ts'],
}
