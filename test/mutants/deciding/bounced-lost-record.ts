import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'what bounces twice is frozen',
  removes: 'A write that lost its record counts as well.',
  file: 'lib/core/bounce.ts',
  find: 'if (landed) return remember(known, landed.on, [name], landed.seen, landed.fields)',
  replace: '',
  tests: ['test/unit/core/bounce.test.ts'],
}
