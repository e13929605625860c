import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'never written: meetings, series, other people',
  removes: 'A series of NEO is not taken for one event.',
  file: 'lib/neo/convert.ts',
  find: `  if (known.series || !names.notRepeated.includes(repeat)) return 'series'
`,
  replace: '',
  tests: ['test/unit/neo/convert.test.ts'],
}
