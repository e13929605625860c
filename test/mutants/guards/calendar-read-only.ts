import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'G3: other accounts',
  removes: 'A calendar that may only be read is none to sync.',
  file: 'lib/app/calendar.ts',
  find: 'canEdit && isOwn)',
  replace: 'isOwn)',
  tests: ['test/contracts/app-runs.test.ts'],
}
