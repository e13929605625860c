import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'If-Match on PATCH',
  removes: 'A change is sent for the version that was read.',
  file: 'lib/graph/write-update.ts',
  find: 'ifMatch: operation.version, body }',
  replace: 'body }',
  tests: [
    'test/contracts/graph-side.test.ts',
    'test/contracts/graph-claims.test.ts',
    'test/contracts/graph-keep.test.ts',
    'test/contracts/graph-audit.test.ts',
  ],
}
