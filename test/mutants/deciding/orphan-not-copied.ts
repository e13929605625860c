import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'an orphan is a question',
  removes: 'An event whose partner is nowhere is not taken for a new one.',
  file: 'lib/core/unlinked.ts',
  find: '  if (!isOrphan || isOthers(known, item)) return draft.create(',
  replace: '  if (!isOrphan || isOrphan) return draft.create(',
  tests: ['test/unit/core/plan.test.ts'],
}
