import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'intents are settled by looking',
  removes: 'What an undo that was killed has put back is not put back once more.',
  file: 'lib/core/undo.ts',
  find: 'if (item || input[o.on].items.some(({ partnerMark }) => partnerMark === mark)) return',
  replace: 'if (item) return',
  tests: ['test/unit/core/undo.test.ts'],
}
