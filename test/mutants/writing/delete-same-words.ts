import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'etags before DELETE',
  removes: 'What moved is deleted only if it still says the same.',
  file: 'lib/graph/look.ts',
  find: 'const same = now.version === seen.etag && !now.notYet && !now.sealed && sameFields(now.fields, operation.seen)',
  replace: 'const same = now.version === seen.etag',
  tests: ['test/contracts/graph-side.test.ts', 'test/contracts/graph-keep.test.ts'],
}
