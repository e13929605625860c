import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'direction',
  removes: 'Nothing is deleted on the source of a one-way sync.',
  file: 'lib/core/draft.ts',
  find: `    if (!allowed(on)) return
    if (item.readOnly &&`,
  replace: '    if (item.readOnly &&',
  tests: ['test/unit/core/plan.test.ts'],
}
