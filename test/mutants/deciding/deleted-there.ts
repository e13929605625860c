import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'deleted there is a question',
  removes: 'Of an event whose copy was deleted while nobody remembered it, a person is asked.',
  file: 'lib/core/apply.ts',
  find: "(usedUp === 'another' || (usedUp && operation.generation > 0)) &&",
  replace: 'usedUp &&',
  tests: ['test/unit/core/journal.test.ts', 'test/unit/core/apply.test.ts'],
}
