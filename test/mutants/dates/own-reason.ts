import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'free dates',
  removes: 'An edit of one date waits with a reason that says so.',
  file: 'lib/core/parked.ts',
  find: `sealed ? 'sealed' : dateOf === undefined ? 'read-only' : 'irregular'`,
  replace: `sealed ? 'sealed' : dateOf === '' ? 'irregular' : 'read-only'`,
  tests: ['test/unit/core/became.test.ts'],
}
