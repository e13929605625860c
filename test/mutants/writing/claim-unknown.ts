import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'claim before a creation in NEO',
  removes: 'Only an event that is known is claimed.',
  file: 'lib/graph/write-update.ts',
  find: " || (operation.do === 'claim' && !row)",
  replace: '',
  tests: ['test/contracts/graph-claims.test.ts'],
}
