import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'intents are settled by looking',
  removes: 'The intent of a creation that met an event of long ago stays open.',
  file: 'lib/core/apply.ts',
  find: `if (outcome.is !== 'lost' && !met) change.intents.push(idOf(index))`,
  replace: `if (outcome.is !== 'lost') change.intents.push(idOf(index))`,
  tests: ['test/unit/core/recovery.test.ts'],
}
