import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'A date with values of its own is not sent to a side of which nobody knows what it makes of one.',
  file: 'lib/core/series/say.ts',
  find: `says?.ownDates === false && deeds.has('change')`,
  replace: `says?.ownDates === true && deeds.has('change')`,
  tests: ['test/unit/core/series/plan.test.ts'],
}
