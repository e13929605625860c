import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'What a side cannot say any more stays as it is.',
  file: 'lib/core/draft.ts',
  find: `    if (unsaid) park(`,
  replace: `    if (false) park(`,
  tests: ['test/unit/core/series/sync.test.ts'],
}
