import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'proof of deletion in NEO',
  removes: 'What is missing from the list of NEO is asked for by its id.',
  file: 'lib/neo/read.ts',
  find: "const gone = sight.is === 'gone' && (await context.details.trustsGone(control && asked(control), user.token))",
  replace: 'const gone = true',
  tests: ['test/contracts/neo-proofs.test.ts'],
}
