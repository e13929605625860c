import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'G2: many deletions',
  removes: 'Deletions on both sides count together.',
  file: 'lib/core/guard.ts',
  find: "const all = plan.operations.filter((o) => o.do === 'delete').length",
  replace: 'const all = deletions',
  tests: ['test/unit/core/guard.test.ts'],
}
