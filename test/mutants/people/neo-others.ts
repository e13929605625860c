import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'NEO deletes for everybody',
  removes: 'An event with other people is one that others share.',
  file: 'lib/neo/people.ts',
  find: ' || members.some((member) => member !== uid)',
  replace: '',
  tests: ['test/unit/neo/convert.test.ts'],
}
