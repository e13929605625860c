import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'A single event is no twin of a series.',
  file: 'lib/core/match.ts',
  find: `, fields.series !== undefined])`,
  replace: `])`,
  tests: ['test/unit/core/series/sync.test.ts'],
}
