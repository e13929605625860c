import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'history before the intent goes',
  removes: 'What was written is remembered.',
  file: 'lib/core/apply.ts',
  find: "if (isVisible(operation) && outcome.is === 'done')",
  replace: "if (operation.do === 'claim' && outcome.is === 'done')",
  tests: ['test/unit/core/journal.test.ts'],
}
