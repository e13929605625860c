import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'past',
  removes: 'A pair is past only if it is so in every form that is known.',
  file: 'lib/core/rules.ts',
  find: 'times.every((one) => endOf(one) <= endedBefore)',
  replace: 'times.some((one) => endOf(one) <= endedBefore)',
  tests: ['test/unit/core/rules.test.ts'],
}
