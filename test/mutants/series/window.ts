import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'A series without a date in the window is left alone.',
  file: 'lib/core/normal.ts',
  find: `series ? !occurrences(times, series, window.from, window.to).next().done : touches(times, window)`,
  replace: `series ? true : touches(times, window)`,
  tests: ['test/unit/core/series/sync.test.ts'],
}
