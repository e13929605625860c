import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'unknown is not gone',
  removes: 'Of two entries of a meeting the edited one stays.',
  file: 'lib/core/doubles.ts',
  find: 'if (isUntouched && !item.shared',
  replace: 'if (!item.shared',
  tests: ['test/unit/core/meetings.test.ts'],
}
