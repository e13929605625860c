import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'G3: other accounts',
  removes: 'Other accounts than those of the links are asked about before anything is read.',
  file: 'lib/app/scope.ts',
  find: `  if (confirmed !== id) return { id, problem: { kind: 'guard-scope-changed' } }
`,
  replace: '',
  tests: ['test/unit/app/scope.test.ts'],
}
