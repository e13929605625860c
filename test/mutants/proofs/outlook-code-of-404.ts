import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'proof of deletion in Outlook',
  removes: 'Only the 404 that says "item not found" is a proof.',
  file: 'lib/graph/answer.ts',
  find: "(status === 404 || status === 410) && code === 'erroritemnotfound'",
  replace: "status === 404 || (status === 410 && code === 'erroritemnotfound')",
  tests: [
    'test/contracts/graph-proofs.test.ts',
    'test/contracts/graph-faults.test.ts',
    'test/unit/graph/client.test.ts',
    'test/unit/graph/batch.test.ts',
  ],
}
