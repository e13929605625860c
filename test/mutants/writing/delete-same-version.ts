import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'etags before DELETE',
  removes: 'What moved between two looks is not deleted.',
  file: 'lib/graph/look.ts',
  find: 'const same = now.version === seen.etag && ',
  replace: 'const same = ',
  tests: ['test/contracts/graph-keep.test.ts'],
}
