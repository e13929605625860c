import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'read-only',
  removes: 'An event that may not be changed is not stamped.',
  file: 'lib/core/draft.ts',
  find: ' && !right.readOnly)',
  replace: ')',
  tests: ['test/unit/core/plan.test.ts'],
}
