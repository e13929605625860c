import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a failed read makes no plan',
  removes: 'A page that was refused ends the round as failed.',
  file: 'lib/graph/delta.ts',
  find: '      return fail(problem.kind, problem)',
  replace: "      return problem.kind === 'internal' ? fail(problem.kind) : { events, removed, link: url }",
  tests: ['test/contracts/graph-faults.test.ts', 'test/unit/graph/delta.test.ts'],
}
