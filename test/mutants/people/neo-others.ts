import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'NEO deletes for everybody',
  removes: 'An event with other people is not ours.',
  file: 'lib/neo/convert.ts',
  find: `  if (members.some((member) => member !== uid)) return 'other-people'
`,
  replace: '',
  tests: ['test/unit/neo/convert.test.ts'],
}
