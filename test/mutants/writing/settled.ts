import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'intents are settled by looking',
  removes: 'Open intents are settled by what the pictures show.',
  file: 'lib/core/sync.ts',
  find: '...settleIntents(intents, pictures, now), put,',
  replace: 'put,',
  tests: ['test/unit/core/journal.test.ts', 'test/unit/core/settle.test.ts', 'test/unit/core/sync-safety.test.ts'],
}
