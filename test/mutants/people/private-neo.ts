import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'private events',
  removes: 'An event of NEO that is not open is not carried over.',
  file: 'lib/neo/convert.ts',
  find: `  if (isClosed(form, names)) return 'private'
`,
  replace: '',
  tests: ['test/unit/neo/convert.test.ts'],
}
