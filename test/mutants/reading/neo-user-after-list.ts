import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'wrong NEO user',
  removes: 'Who is logged in is asked again after the list.',
  file: 'lib/neo/read.ts',
  find: `  await session.confirm(user)
  context.days`,
  replace: '  context.days',
  tests: ['test/contracts/neo-faults.test.ts'],
}
