import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'etags before DELETE',
  removes: 'A deletion is sent for the version that was looked at.',
  file: 'lib/graph/write-delete.ts',
  find: `      ifMatch,
`,
  replace: '',
  tests: ['test/contracts/graph-keep.test.ts', 'test/contracts/graph-side.test.ts'],
}
