import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'Dates that a write of ours has taken away come back.',
  file: 'lib/core/draft.ts',
  find: `    if (cut.on) writeMended(merged, whole, cut.on)
`,
  replace: ``,
  tests: ['test/unit/core/series/cut.test.ts'],
}
