import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'never written: meetings, series, other people',
  removes: 'A series is not taken for one event.',
  file: 'lib/graph/convert.ts',
  find: `  if (event.type === 'seriesMaster' || event.recurrence) return 'series'
`,
  replace: '',
  tests: ['test/unit/graph/convert.test.ts'],
}
