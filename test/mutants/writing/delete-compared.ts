import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'etags before DELETE',
  removes: 'An event that has changed since the plan is not deleted.',
  file: 'lib/graph/look.ts',
  find: 'moved: etag !== operation.version',
  replace: "moved: etag === ''",
  tests: ['test/contracts/graph-keep.test.ts', 'test/contracts/graph-side.test.ts'],
}
