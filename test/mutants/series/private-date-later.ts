import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'A date that has become private is not written where it would be open.',
  file: 'lib/core/merge.ts',
  find: `to.includes('series') && hasPrivateDate(source.fields) && !canHide(target)`,
  replace: `false`,
  tests: ['test/unit/core/series/plan.test.ts'],
}
