import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'NEO deletes for everybody',
  removes: 'An event that others joined since the plan is not written.',
  file: 'lib/neo/write.ts',
  find: `  if (item.notYet) return end(refused(item.notYet))
`,
  replace: '',
  tests: ['test/contracts/neo-history.test.ts'],
}
