import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'NEO deletes for everybody',
  removes: 'Somebody chosen under an unknown name makes the event one that others share.',
  file: 'lib/neo/people.ts',
  find: 'isStrange === true || ',
  replace: '',
  tests: ['test/unit/neo/overlay.test.ts'],
}
