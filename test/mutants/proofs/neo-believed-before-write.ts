import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'proof of deletion in NEO',
  removes: 'The same before a write.',
  file: 'lib/neo/write.ts',
  find: 'const isProven = (await context.details.trustsGone(control, user.token)) && !listed',
  replace: 'const isProven = !listed',
  tests: ['test/contracts/neo-proofs.test.ts'],
}
