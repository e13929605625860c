import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'proof of deletion in Outlook',
  removes: 'Absence from a view without a tombstone is no proof.',
  file: 'lib/graph/read.ts',
  find: "(proof.is === 'absent' && spokenAgainst(id))",
  replace: "proof.is === 'absent'",
  tests: ['test/contracts/graph-audit.test.ts'],
}
