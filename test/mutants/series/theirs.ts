import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'While only one side holds what was merged, both agree on what the other holds.',
  file: 'lib/core/record.ts',
  find: `operation.theirs ? agreeOnSeries(agreed, operation.theirs) : agreed`,
  replace: `agreed`,
  tests: ['test/unit/core/series/cut.test.ts'],
}
