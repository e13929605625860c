import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'free dates',
  removes: 'A date that a person has changed since is not taken out.',
  file: 'lib/neo/write-dates.ts',
  find: '!sameFields(item.fields, operation.seen) || ',
  replace: '',
  tests: ['test/contracts/neo-dates.test.ts'],
}
