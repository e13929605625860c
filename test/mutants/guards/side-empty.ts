import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'G1: a side that lists none',
  removes: 'The run stops where a side lists none of the linked events.',
  file: 'lib/core/guard.ts',
  find: '&& !lists(pictures[side], window))',
  replace: '&& !lists(pictures[side], window) && false)',
  tests: ['test/unit/core/guard.test.ts'],
}
