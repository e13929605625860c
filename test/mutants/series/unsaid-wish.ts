import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'All that was to follow a word which cannot be carried out is listed.',
  file: 'lib/core/draft.ts',
  find: `side: otherSide(on), fields: names })`,
  replace: `side: otherSide(on), fields: ['series'] })`,
  tests: ['test/unit/core/series/plan.test.ts'],
}
