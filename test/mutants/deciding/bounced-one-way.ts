import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'what bounces twice is frozen',
  removes: 'In one direction the source just wins.',
  file: 'lib/core/merge.ts',
  find: "way === 'both' && !(neoChanged",
  replace: '!(neoChanged',
  tests: ['test/unit/core/bounce.test.ts'],
}
