import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'proof of deletion in Outlook',
  removes: 'What could not be read is no proof.',
  file: 'lib/graph/read.ts',
  find: "else if (proof.is === 'not-found' ||",
  replace: "else if (proof.is === 'unknown' || proof.is === 'not-found' ||",
  tests: ['test/contracts/graph-proofs.test.ts'],
}
