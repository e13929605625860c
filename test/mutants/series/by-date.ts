import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'Dates that both sides have changed are merged one by one.',
  file: 'lib/core/merge.ts',
  find: `const mayMerge = direction === 'both' &&`,
  replace: `const mayMerge = names.includes('block') &&`,
  tests: ['test/unit/core/series/sync.test.ts'],
}
