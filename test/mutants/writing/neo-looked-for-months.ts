import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'NEO is searched before a second attempt',
  removes: 'The months of an open creation are listed.',
  file: 'lib/neo/read.ts',
  find: 'monthsOf(request.window, createdTimes(request.intents))',
  replace: 'monthsOf(request.window, [])',
  tests: ['test/contracts/neo-faults.test.ts', 'test/contracts/neo-side.test.ts', 'test/contracts/neo-proofs.test.ts'],
}
