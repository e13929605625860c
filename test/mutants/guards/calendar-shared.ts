import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'G3: other accounts',
  removes: 'Nothing is written into the calendar of somebody else.',
  file: 'lib/app/calendar.ts',
  find: 'canEdit && isOwn)',
  replace: 'canEdit)',
  tests: ['test/contracts/app-runs.test.ts'],
}
