import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'nobody is mailed',
  removes: 'An event that is known to be a meeting gets no PATCH.',
  file: 'lib/graph/write-update.ts',
  find: 'row?.item.sealed || ',
  replace: '',
  tests: ['test/contracts/graph-keep.test.ts', 'test/contracts/graph-claims.test.ts'],
}
