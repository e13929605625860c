import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'read-only',
  removes: 'The same in NEO.',
  file: 'lib/core/merge.ts',
  find: 'if (names.some((name) => isClosed(target, name)))',
  replace: "if (names.some((name) => isClosed(target, name)) && winner === 'neo')",
  tests: ['test/unit/core/merge.test.ts'],
}
