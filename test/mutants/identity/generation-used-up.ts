import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'generation + 1',
  removes: 'An id that is used up by a deleted event is followed by the next.',
  file: 'lib/core/apply.ts',
  find: 'generation: operation.generation + 1 }',
  replace: 'generation: operation.generation }',
  tests: ['test/unit/core/apply.test.ts'],
}
