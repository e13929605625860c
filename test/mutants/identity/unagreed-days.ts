import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'two devices',
  removes: 'A pair whose times were never agreed is asked for by the days of each.',
  file: 'lib/core/match.ts',
  find: '...(agreed.times === never.times && {',
  replace: '...(agreed.times === undefined && {',
  tests: ['test/unit/core/match.test.ts'],
}
