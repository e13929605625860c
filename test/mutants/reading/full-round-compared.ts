import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: '410',
  removes: 'Links that a full round does not show are looked for.',
  file: 'lib/graph/read.ts',
  find: 'if (expected && !listed) unlisted.add(outlook.id)',
  replace: 'if (expected && !listed && !round.full) unlisted.add(outlook.id)',
  tests: [
    'test/contracts/graph-proofs.test.ts',
    'test/contracts/graph-faults.test.ts',
    'test/contracts/graph-audit.test.ts',
  ],
}
