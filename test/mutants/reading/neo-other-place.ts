import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'another server',
  removes: 'What comes from another address is not NEO.',
  file: 'lib/neo/client.ts',
  find: `    if (new URL(raw.url).origin !== origin) throw new ProblemError(problem('neo-not-neo', raw.status))
`,
  replace: '',
  tests: ['test/contracts/neo-faults.test.ts', 'test/contracts/neo-proofs.test.ts'],
}
