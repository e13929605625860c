import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'deletions come last',
  removes: 'Deletions come last.',
  file: 'lib/core/operations.ts',
  find: `const order: readonly string[] = [
`,
  replace: `const order: readonly string[] = [
  'delete outlook',
  'delete neo',
`,
  tests: ['test/unit/core/plan.test.ts'],
}
