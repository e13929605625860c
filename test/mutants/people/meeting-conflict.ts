import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a conflict waits for a word',
  removes: 'What was typed in NEO of a meeting is not overwritten without a word.',
  file: 'lib/core/merge.ts',
  find: `outlook.sealed && direction === 'both' &&`,
  replace: 'false &&',
  tests: ['test/unit/core/meetings.test.ts'],
}
