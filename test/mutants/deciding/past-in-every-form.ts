import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'past',
  removes: 'A pair is past only if it is so in every form that is known.',
  file: 'lib/core/rules.ts',
  find: 'dates.every(isOver)',
  replace: 'dates.some(isOver)',
  tests: ['test/unit/core/rules.test.ts'],
}
