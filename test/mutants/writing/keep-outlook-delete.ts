import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'kept before it is overwritten',
  removes: 'An Outlook event is kept before a deletion.',
  file: 'lib/graph/write-delete.ts',
  find: `  await keepSeen(keep, seen)
`,
  replace: '',
  tests: ['test/contracts/graph-keep.test.ts'],
}
