import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'Of a pair that nobody remembers a rule that both have counts from the day that both have.',
  file: 'lib/core/match.ts',
  find: `const unknown = isCounted ?`,
  replace: `const unknown = false ?`,
  tests: ['test/unit/core/series/counted-from.test.ts'],
}
