import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'direction',
  removes: 'Nothing is made on the source of a one-way sync.',
  file: 'lib/core/draft.ts',
  find: `    if (!allowed(on)) return
    const given =`,
  replace: '    const given =',
  tests: ['test/unit/core/plan.test.ts'],
}
