import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'read-only',
  removes: 'A change does not go to an event that may not be changed.',
  file: 'lib/core/merge.ts',
  find: 'if (names.some((name) => isClosed(target, name)))',
  replace: "if (names.some((name) => isClosed(target, name)) && winner === 'outlook')",
  tests: ['test/unit/core/merge.test.ts'],
}
