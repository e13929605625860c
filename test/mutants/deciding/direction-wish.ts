import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'direction',
  removes: 'A wish does not write on the source either.',
  file: 'lib/core/draft.ts',
  find: `      if (!allowed(on)) return false
`,
  replace: '',
  tests: ['test/unit/core/wish.test.ts', 'test/unit/core/plan.test.ts'],
}
