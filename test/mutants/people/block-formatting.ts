import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the block goes one way',
  removes: 'A block leaves the formatting of the text alone.',
  file: 'lib/graph/write-update.ts',
  find: ' ?? besideOptional(operation, found)',
  replace: '',
  tests: ['test/contracts/people-late.test.ts'],
}
