import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a conflict waits for a word',
  removes: 'Where nobody can tell which is newer, a person is asked.',
  file: 'lib/core/merge.ts',
  find: "return byRule ?? 'unknown'",
  replace: "return byRule ?? 'neo'",
  tests: ['test/unit/core/merge.test.ts'],
}
