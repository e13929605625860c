import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'free dates',
  removes: 'A date for which others are registered since is not taken out.',
  file: 'lib/neo/write-dates.ts',
  find: 'item.fields.block !== operation.seen.block || isOthers',
  replace: 'false',
  tests: ['test/contracts/neo-dates.test.ts'],
}
