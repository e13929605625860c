import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'A rule and the first day that it counts from go over together.',
  file: 'lib/core/series/whole.ts',
  find: `(neo.series || outlook.series) && new Set(days).size > 1`,
  replace: `false`,
  tests: ['test/unit/core/series/counted-from.test.ts'],
}
