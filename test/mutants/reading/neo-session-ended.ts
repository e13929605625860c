import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'login page',
  removes: '401 and 403 are an ended session.',
  file: 'lib/neo/client.ts',
  find: `      if (status === 401 || status === 403) throw new ProblemError(problem('neo-signed-out', status))
`,
  replace: '',
  tests: ['test/contracts/neo-faults.test.ts'],
}
