import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'past',
  removes: 'Past events are left alone.',
  file: 'lib/core/rules.ts',
  find: 'return endedBefore !== undefined && times.every(',
  replace: 'return endedBefore !== undefined && times.length < 0 && times.every(',
  tests: ['test/unit/core/rules.test.ts'],
}
