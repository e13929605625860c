import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'unknown is not gone',
  removes: 'What was only found after a run was killed may be another device’s.',
  file: 'lib/core/doubles.ts',
  find: '=== undefined && sure ?',
  replace: '=== undefined ?',
  tests: ['test/unit/core/meetings.test.ts'],
}
