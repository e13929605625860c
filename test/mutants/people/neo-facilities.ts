import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'NEO deletes for everybody',
  removes: 'An event with a facility is not ours.',
  file: 'lib/neo/convert.ts',
  find: `  if (valuesOf(form, names.facilities).some((value) => value !== '')) return 'facilities'
`,
  replace: '',
  tests: ['test/unit/neo/convert.test.ts'],
}
