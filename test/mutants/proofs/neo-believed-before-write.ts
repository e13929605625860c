import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'proof of deletion in NEO',
  removes: 'The same before a write.',
  file: 'lib/neo/write.ts',
  find: "(await context.details.trustsGone(control, user.token)) ? { is: 'gone' } : refused('gone-unproven')",
  replace: "{ is: 'gone' }",
  tests: ['test/contracts/neo-proofs.test.ts', 'test/contracts/neo-faults.test.ts'],
}
