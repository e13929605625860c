import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'read-only',
  removes: 'Not even by a wish.',
  file: 'lib/core/draft.ts',
  find: 'if (target.readOnly) park(',
  replace: 'if (target.readOnly && false) park(',
  tests: [
    'test/unit/core/wish.test.ts',
    'test/unit/core/plan.test.ts',
    'test/contracts/cases/n-promises.test.ts',
    'test/contracts/cases/a-table.test.ts',
  ],
}
