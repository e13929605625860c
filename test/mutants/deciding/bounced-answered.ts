import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'what bounces twice is frozen',
  removes: 'After a word about it, it counts from the beginning.',
  file: 'lib/core/draft.ts',
  find: 'if (link.carried) put.push(forgetCarries(link, open))',
  replace: '',
  tests: ['test/unit/core/bounce.test.ts'],
}
