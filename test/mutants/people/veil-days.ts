import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'rules for kinds',
  removes: 'A day of a busy-only series has no words of its own.',
  file: 'lib/core/veil.ts',
  find: '...(series && { series: timesOnly(series) })',
  replace: '...(series && { series })',
  tests: ['test/unit/core/veil.test.ts'],
}
