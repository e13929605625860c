import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'Times that wait with a rule which cannot be said are listed with it.',
  file: 'lib/core/draft.ts',
  find: `fields: unsaid.fields })`,
  replace: `fields: ['series'] })`,
  tests: ['test/unit/core/series/counted-from.test.ts'],
}
