import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a lens never cuts',
  removes: 'Formatted lines are edited only where they say what was read.',
  file: 'lib/graph/html-edit.ts',
  find: 'if (isSame)',
  replace: 'if (isSame || way)',
  tests: ['test/unit/graph/html-edit.test.ts'],
}
