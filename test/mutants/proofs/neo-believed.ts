import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'proof of deletion in NEO',
  removes: '"Gone" is believed only where the address shows that it can show something else.',
  file: 'lib/neo/read.ts',
  find: "const gone = sight.is === 'gone' && (await context.details.trustsGone(control && asked(control), user.token))",
  replace: "const gone = sight.is === 'gone'",
  tests: ['test/contracts/neo-proofs.test.ts'],
}
