import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'bounded requests',
  removes: 'A word about an Outlook event alone is known for its NEO event as well.',
  file: 'lib/core/unlinked.ts',
  find: `word.neo === undefined && word.mark === undefined`,
  replace: `false`,
  tests: ['test/unit/core/wish.test.ts'],
}
