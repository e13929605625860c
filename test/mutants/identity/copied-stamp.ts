import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'copied stamps',
  removes: 'A copied event is a new one.',
  file: 'lib/core/plan.ts',
  find: "match(rest('neo'), rest('outlook'), marks, (item)",
  replace: "match(rest('neo'), rest('outlook'), new Set(), (item)",
  tests: ['test/unit/core/plan.test.ts'],
}
