import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'G1: a side that lists none',
  removes: 'One linked event, whose deletion is proven, does not stop the run.',
  file: 'lib/core/guard.ts',
  find: 'linkedForEmpty: 2,',
  replace: 'linkedForEmpty: 1,',
  tests: ['test/unit/core/guard.test.ts', 'test/unit/core/sync.test.ts'],
}
