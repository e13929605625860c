import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a permission for one errand is kept nowhere',
  removes: 'The token that may read the list of rooms is not kept for anything else.',
  file: 'lib/app/sign-in.ts',
  find: 'return taken(registration, answer, { expected: known }).tokens.accessToken',
  replace: 'return (await keep(registration, answer, { expected: known })).tokens.accessToken',
  tests: ['test/unit/app/sign-in.test.ts'],
}
