import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'Dates that new times have taken away come back.',
  file: 'lib/core/series/writes.ts',
  find: `changed.includes('series') || changed.includes('times')`,
  replace: `changed.includes('series')`,
  tests: ['test/unit/core/series/cut.test.ts'],
}
