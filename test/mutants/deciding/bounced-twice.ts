import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'what bounces twice is frozen',
  removes: 'What somebody else puts back again and again is not carried over any more.',
  file: 'lib/core/merge.ts',
  find: 'else if (mayBounce && isFrozen(link, name, winner, source.fields)) merged.bounced.push(name)',
  replace: '',
  tests: ['test/unit/core/bounce.test.ts'],
}
