import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'past',
  removes: 'Past events are left alone.',
  file: 'lib/core/rules.ts',
  find: 'return endedBefore !== undefined && dates.every(',
  replace: 'return endedBefore !== undefined && dates.length < 0 && dates.every(',
  tests: ['test/unit/core/rules.test.ts'],
}
