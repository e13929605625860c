import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'private events',
  removes: 'An event of NEO of which nobody knows who may read it is not carried over.',
  file: 'lib/neo/convert.ts',
  find: `  if (known.isDoubtful) return 'private'
`,
  replace: '',
  tests: ['test/unit/neo/convert.test.ts'],
}
