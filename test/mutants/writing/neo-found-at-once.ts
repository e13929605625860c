import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'NEO is searched before a second attempt',
  removes: 'A creation whose answer got lost is looked for at once.',
  file: 'lib/neo/create.ts',
  find: '      (await find(context, user, operation, before))',
  replace: '      undefined',
  tests: ['test/contracts/neo-faults.test.ts', 'test/contracts/neo-side.test.ts'],
}
