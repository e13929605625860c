import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'proof of deletion in NEO',
  removes: 'What the list still shows is not gone, whatever its address answers.',
  file: 'lib/neo/write.ts',
  find: '(await context.details.trustsGone(control, user.token)) && !listed',
  replace: 'await context.details.trustsGone(control, user.token)',
  tests: ['test/contracts/neo-faults.test.ts'],
}
