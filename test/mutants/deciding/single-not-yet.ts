import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'never written: meetings, series, other people',
  removes: 'An event that must not be written has no partner made.',
  file: 'lib/core/unlinked.ts',
  find: `  if (item.notYet) return draft.park(item.notYet, pair)
`,
  replace: '',
  tests: ['test/unit/core/plan.test.ts', 'test/contracts/engine.test.ts'],
}
