import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'free dates',
  removes: 'Where dates differ, a form that is about no day tells of none of them.',
  file: 'lib/neo/dates-read.ts',
  find: 'about === undefined ? usual.length < listed.shown.length : about !== opened',
  replace: 'about !== undefined && about !== opened',
  tests: ['test/contracts/neo-dates.test.ts'],
}
