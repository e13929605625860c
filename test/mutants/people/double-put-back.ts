import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'unknown is not gone',
  removes: 'What a person has put back was not made by a plain run.',
  file: 'lib/core/doubles.ts',
  find: ' && o.undo === undefined',
  replace: '',
  tests: ['test/unit/core/meetings.test.ts'],
}
