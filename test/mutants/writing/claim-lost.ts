import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a lost claim makes nothing',
  removes: 'Who loses the claim makes nothing.',
  file: 'lib/core/apply.ts',
  find: "if (outcome.is !== 'done') dropNeedy(operation)",
  replace: "if (outcome.is !== 'done' && isPart(operation)) dropNeedy(operation)",
  tests: ['test/unit/core/claims.test.ts'],
}
