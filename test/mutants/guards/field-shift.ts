import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'G2: one field changed in most events',
  removes: 'The run stops where one field changed in most events at once.',
  file: 'lib/core/guard.ts',
  find: 'changes >= limits.changes &&',
  replace: 'changes >= Infinity &&',
  tests: ['test/unit/core/guard.test.ts'],
}
