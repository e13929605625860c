import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'an edit beats a deletion',
  removes: 'An entry that others are registered in is no double to be deleted.',
  file: 'lib/core/doubles.ts',
  find: ' && !item.shared',
  replace: '',
  tests: ['test/unit/core/meetings.test.ts'],
}
