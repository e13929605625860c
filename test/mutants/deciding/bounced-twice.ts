import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'what bounces twice is frozen',
  removes: 'What somebody else puts back again and again is not carried over any more.',
  file: 'lib/core/merge.ts',
  find: 'mayBounce && names.some((name) => isFrozen(link, name, winner, source.fields))',
  replace: 'false',
  tests: ['test/unit/core/bounce.test.ts'],
}
