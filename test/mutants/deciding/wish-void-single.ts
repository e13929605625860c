import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a wish is void when what was seen has changed',
  removes: 'The same of a single event.',
  file: 'lib/core/draft.ts',
  find: 'if (!holds(wished, pair.neo, pair.outlook)) return false',
  replace: '',
  tests: ['test/unit/core/wish.test.ts'],
}
