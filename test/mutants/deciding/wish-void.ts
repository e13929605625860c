import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a wish is void when what was seen has changed',
  removes: 'A wish about a pair that looks different now is void.',
  file: 'lib/core/draft.ts',
  find: "if (wished.want === 'apart' || !holds(wished, left, right)) return false",
  replace: "if (wished.want === 'apart') return false",
  tests: ['test/unit/core/wish.test.ts'],
}
