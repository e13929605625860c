import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'login page',
  removes: 'A login page is an ended session, and no event.',
  file: 'lib/neo/client.ts',
  find: `    if (page.isLogin) throw new ProblemError(problem('neo-signed-out', raw.status))
`,
  replace: '',
  tests: ['test/contracts/neo-faults.test.ts', 'test/contracts/neo-proofs.test.ts'],
}
