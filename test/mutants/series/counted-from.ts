import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'A rule and the first day that it counts from go over together.',
  file: 'lib/core/series/couple.ts',
  find: "(!names.includes('series') || isSameAfter(merged, neo, outlook))",
  replace: 'true',
  tests: ['test/unit/core/series/counted-from.test.ts'],
}
