import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'never written: meetings, series, other people',
  removes: 'A series of NEO is not taken for one event.',
  file: 'lib/neo/convert.ts',
  find: `  if (!known.whole && (known.series || isRepeated(form, names))) return 'series'
`,
  replace: '',
  tests: ['test/unit/neo/convert.test.ts'],
}
