import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'an orphan is a question',
  removes: 'An event whose partner is nowhere is not deleted.',
  file: 'lib/core/unlinked.ts',
  find: `  draft.park('orphan', pair)
`,
  replace: `  draft.remove(side, item)
`,
  tests: ['test/unit/core/plan.test.ts'],
}
