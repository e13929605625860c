import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'unknown is not gone',
  removes: 'Dates of one entry are no doubles.',
  file: 'lib/core/doubles.ts',
  find: 'dateOf === undefined &&',
  replace: '',
  tests: ['test/unit/core/meetings.test.ts'],
}
