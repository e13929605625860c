import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'Times go with the rule of the side that leads, unless the other has moved them too.',
  file: 'lib/core/series/merge.ts',
  find: `isWhole && differs && prefer !== leads`,
  replace: `isWhole && false && prefer !== leads`,
  tests: ['test/unit/core/series/counted-from.test.ts'],
}
