import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'copied stamps',
  removes: 'A copy beside its original is no orphan.',
  file: 'lib/core/match.ts',
  find: 'const known = new Set([...linkedMarks, ...partners',
  replace: 'const known = new Set([...partners',
  tests: ['test/unit/core/match.test.ts', 'test/unit/core/plan.test.ts'],
}
