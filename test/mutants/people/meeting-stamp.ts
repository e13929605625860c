import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'nobody is mailed',
  removes: 'A meeting gets no stamp.',
  file: 'lib/core/draft.ts',
  find: 'item.notYet ? [] : [[item.id, item.version] as const]',
  replace: '[[item.id, item.version] as const]',
  tests: ['test/unit/core/apply.test.ts', 'test/unit/core/plan.test.ts', 'test/unit/core/undo.test.ts'],
}
