import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'unknown is not gone',
  removes: 'Only the device that has made the second entry of a meeting takes it away.',
  file: 'lib/core/doubles.ts',
  find: ' && made.has(item.id)',
  replace: '',
  tests: ['test/unit/core/meetings.test.ts'],
}
