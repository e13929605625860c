import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'proof of deletion in NEO',
  removes: 'An event from which the user was taken off is not gone.',
  file: 'lib/neo/read.ts',
  find: 'tell(neo.id, gone ?',
  replace: "tell(neo.id, gone || sight.is === 'closed' || sight.is === 'form' ?",
  tests: ['test/contracts/people.test.ts'],
}
