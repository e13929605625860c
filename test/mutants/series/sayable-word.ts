import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'A person cannot wish for what a side cannot say.',
  file: 'lib/core/draft.ts',
  find: `      else if (names.includes('series') && !isSayable(on, source.fields))`,
  replace: `      else if (names.length === 0)`,
  tests: ['test/unit/core/series/plan.test.ts'],
}
