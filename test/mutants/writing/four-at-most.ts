import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'bounded requests',
  removes: 'No more than four requests are under way.',
  file: 'lib/graph/gate.ts',
  find: 'first && first.slots <= free;',
  replace: 'first;',
  tests: ['test/unit/graph/gate.test.ts'],
}
