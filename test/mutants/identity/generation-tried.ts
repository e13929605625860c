import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'generation + 1',
  removes: 'An id that is used up is not tried again and again.',
  file: 'lib/core/apply.ts',
  find: "(usedUp === 'another' || (usedUp && operation.generation > 0)) &&",
  replace: "usedUp === 'another' &&",
  tests: ['test/unit/core/apply.test.ts'],
}
