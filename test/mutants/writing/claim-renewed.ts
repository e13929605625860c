import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a lost claim makes nothing',
  removes: 'An old claim of its own is renewed.',
  file: 'lib/core/draft.ts',
  find: '!(isHeld && claim.device === rules.device)',
  replace: 'claim?.device !== rules.device',
  tests: ['test/unit/core/claims.test.ts'],
}
