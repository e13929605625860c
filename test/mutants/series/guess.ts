import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'A date that cannot be the rule’s speaks against a guess more than exceptions do.',
  file: 'lib/core/series/from-dates.ts',
  find: 'a.extra.length - b.extra.length || a.series.exceptions.length - b.series.exceptions.length',
  replace: 'a.extra.length + a.series.exceptions.length - b.extra.length - b.series.exceptions.length',
  tests: ['test/unit/core/series/series.test.ts'],
}
