import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'an orphan is a question',
  removes: 'A partner outside the days that were read is sought before it is missed.',
  file: 'lib/core/sync.ts',
  find: 'if (planned.sought.length === 0)',
  replace: 'if (planned.sought.length >= 0)',
  tests: ['test/unit/core/recovery.test.ts'],
}
