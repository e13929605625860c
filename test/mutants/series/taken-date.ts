import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes:
    'No date is taken out on a side of which nobody knows how that is said: it could take the whole series for it.',
  file: 'lib/core/series/say.ts',
  find: `says?.takenDates === false && deeds.has('cancel')`,
  replace: `says?.takenDates === true && deeds.has('cancel')`,
  tests: ['test/unit/core/series/plan.test.ts'],
}
