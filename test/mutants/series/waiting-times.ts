import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'Dates of a series are compared by one time of day.',
  file: 'lib/core/merge.ts',
  find: `isSame(names.includes('times') ? was : { ...was, times: is.times }, is)`,
  replace: 'isSame(was, is)',
  tests: ['test/unit/core/series/plan.test.ts'],
}
