import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'read-only',
  removes: 'An event that may not be changed is not deleted.',
  file: 'lib/core/draft.ts',
  find: `    if (item.readOnly && !item.removable) return park(whyClosed(item), pairOf(on, item))
`,
  replace: '',
  tests: ['test/unit/core/plan.test.ts'],
}
