import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'proof of deletion in Outlook',
  removes: 'An event that does not stand in the calendar any more is gone, though it answers.',
  file: 'lib/graph/read.ts',
  find: "proof.is === 'not-found' || (proof.is === 'absent' && spokenAgainst(id))",
  replace: "proof.is === 'not-found'",
  tests: ['test/contracts/graph-proofs.test.ts'],
}
