import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a conflict waits for a word',
  removes: 'The same edit on both sides is no conflict.',
  file: 'lib/core/merge.ts',
  find: 'const isEven = isSame(neo.fields, outlook.fields)',
  replace: 'const isEven = false',
  tests: ['test/unit/core/merge.test.ts'],
}
