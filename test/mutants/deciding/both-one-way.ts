import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'direction',
  removes: 'In one direction nobody is given both versions.',
  file: 'lib/core/draft.ts',
  find: "if (!allowed('neo') || right.sealed) return false",
  replace: 'if (right.sealed) return false',
  tests: ['test/unit/core/landed.test.ts'],
}
