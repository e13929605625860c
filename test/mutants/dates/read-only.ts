import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'free dates',
  removes: 'One date of an entry is never changed from Outlook: nobody knows what becomes of the others.',
  file: 'lib/neo/dates-read.ts',
  find: 'readOnly: true, dateOf',
  replace: 'dateOf',
  tests: ['test/contracts/neo-dates.test.ts'],
}
