import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'free dates',
  removes: 'What a date has of its own is read from a form that says that it is about this very day.',
  file: 'lib/neo/dates-read.ts',
  find: '?.about === day',
  replace: '',
  tests: ['test/contracts/neo-dates.test.ts'],
}
