import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'undone stands apart',
  removes: 'What was taken back is not done again.',
  file: 'lib/core/undo.ts',
  find: 'now), put, wish: planned.wish })',
  replace: 'now), put })',
  tests: ['test/unit/core/undo.test.ts'],
}
