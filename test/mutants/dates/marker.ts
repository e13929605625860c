import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'copied stamps',
  removes: 'A date is no orphan by the marker that it has in common with all others of its entry.',
  file: 'lib/core/match.ts',
  find: '!notYet && dateOf === undefined && partnerMark',
  replace: '!notYet && partnerMark',
  tests: ['test/unit/core/became.test.ts'],
}
