import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'wrong NEO user',
  removes: 'Who is logged in is asked again after the details.',
  file: 'lib/neo/read.ts',
  find: `  if (todo.length > 0 || missingLinks.length > 0) await session.confirm(user)
`,
  replace: '',
  tests: ['test/contracts/neo-faults.test.ts'],
}
