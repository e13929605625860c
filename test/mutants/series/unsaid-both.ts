import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'Where both versions are wanted and one cannot be said, the pair is listed.',
  file: 'lib/core/draft.ts',
  find: `const unsaid = unsaidOn('neo', right.fields)`,
  replace: `const unsaid: Why | undefined = undefined`,
  tests: ['test/unit/core/series/plan.test.ts'],
}
