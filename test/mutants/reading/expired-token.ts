import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: '410',
  removes: 'A token that is dead leads to a full round.',
  file: 'lib/graph/delta.ts',
  find: 'isExpired(answer) || (isStored',
  replace: '(isStored',
  tests: ['test/contracts/graph-faults.test.ts'],
}
