import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'G3: other accounts',
  removes: 'The word about one pair of accounts is not good for another.',
  file: 'lib/app/scope.ts',
  find: "if (confirmed !== id) return { id, problem: { kind: 'guard-scope-changed' } }",
  replace: "if (!confirmed) return { id, problem: { kind: 'guard-scope-changed' } }",
  tests: ['test/unit/app/scope.test.ts'],
}
