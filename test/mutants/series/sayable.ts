import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'What a side cannot say is not written there.',
  file: 'lib/core/draft.ts',
  find: `    if (unsaid) return park(unsaid, pairOf(otherSide(on), source))
`,
  replace: ``,
  tests: ['test/unit/core/series/sync.test.ts'],
}
