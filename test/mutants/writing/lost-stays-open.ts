import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'intents are settled by looking',
  removes: 'The intent of a write whose answer got lost stays open.',
  file: 'lib/core/apply.ts',
  find: "if (outcome.is !== 'lost' && !met) change.intents.push(idOf(index))",
  replace: 'if (!met) change.intents.push(idOf(index))',
  tests: ['test/unit/core/apply.test.ts'],
}
