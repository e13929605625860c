import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'A private date of a series is not made where it would be open.',
  file: 'lib/core/hidden.ts',
  find: `(fields.visibility === 'private' || hasPrivateDate(fields))`,
  replace: `fields.visibility === 'private'`,
  tests: ['test/unit/core/series/plan.test.ts'],
}
