import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'one bad event does not stop the others',
  removes: 'One event that Graph refuses is a refusal of that one.',
  file: 'lib/graph/outcome.ts',
  find: "return { is: 'failed', problem: { ...problem, kind: 'graph-refused' } }",
  replace: "return { is: 'later', problem }",
  tests: ['test/contracts/graph-creates.test.ts'],
}
