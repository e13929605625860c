import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'No rule is said by taking out hundreds of dates.',
  file: 'lib/core/series/sayable.ts',
  find: 'const mostCancelled = 60',
  replace: 'const mostCancelled = 6000',
  tests: ['test/unit/core/series/series.test.ts'],
}
