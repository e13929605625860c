import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'G5: first run',
  removes: 'A first run that would write asks.',
  file: 'lib/core/guard.ts',
  find: '(occasion && visible > 0)',
  replace: "(occasion === 'undo' && visible > 0)",
  tests: ['test/unit/core/guard.test.ts'],
}
