import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'nobody is mailed',
  removes: 'A meeting gets no stamp.',
  file: 'lib/core/draft.ts',
  find: 'item.notYet || item.sealed ? [] :',
  replace: 'item.notYet ? [] :',
  tests: ['test/unit/core/meetings.test.ts'],
}
