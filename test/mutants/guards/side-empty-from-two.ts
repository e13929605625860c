import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'G1: a side that lists none',
  removes: 'Two linked events are enough for it.',
  file: 'lib/core/guard.ts',
  find: 'linkedForEmpty: 2,',
  replace: 'linkedForEmpty: 3,',
  tests: ['test/unit/core/guard.test.ts'],
}
