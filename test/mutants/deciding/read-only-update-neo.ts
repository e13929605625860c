import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'read-only',
  removes: 'The same in NEO.',
  file: 'lib/core/merge.ts',
  find: '(neo.readOnly ? merged.refused : merged.toNeo)',
  replace: 'merged.toNeo',
  tests: ['test/unit/core/merge.test.ts'],
}
