import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'G2: many deletions',
  removes: 'The run stops before many deletions.',
  file: 'lib/core/guard.ts',
  find: 'all >= limits.deletions &&',
  replace: 'all >= Infinity &&',
  tests: ['test/unit/core/guard.test.ts'],
}
