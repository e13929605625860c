import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the block goes one way',
  removes: 'Taking back a block does not take back what was typed since.',
  file: 'lib/core/undo.ts',
  find: 'const raw = isWhole ? last.before : undefined',
  replace: 'const raw = last.before',
  tests: ['test/unit/core/shared-late.test.ts'],
}
