import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'undo asks',
  removes: 'Taking back asks first.',
  file: 'lib/core/undo.ts',
  find: "guard(planned, pictures, window, request.limits, 'undo')",
  replace: 'guard(planned, pictures, window, request.limits)',
  tests: ['test/unit/core/undo.test.ts'],
}
