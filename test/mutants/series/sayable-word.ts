import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'A person cannot wish for what a side cannot say.',
  file: 'lib/core/draft.ts',
  find: `      else if (unsaid) park(unsaid, `,
  replace: `      else if (names.length === 0) park('series', `,
  tests: ['test/unit/core/series/plan.test.ts'],
}
