import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'G3: other accounts',
  removes: 'A calendar that may only be read is none to sync.',
  file: 'lib/app/calendar.ts',
  find: '.filter(({ canEdit }) => canEdit)',
  replace: '.filter(({ name }) => name)',
  tests: ['test/contracts/app-runs.test.ts'],
}
