import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'Where nobody knows what NEO makes of one changed day, none is written.',
  file: 'lib/neo/write-series.ts',
  find: `  return held && controls && !isUnsure(context, undefined, fields)
`,
  replace: `  return held && controls
`,
  tests: ['test/contracts/neo-series.test.ts'],
}
