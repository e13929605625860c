import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'NEO deletes for everybody',
  removes: 'A form that names nobody does not prove that the user is alone.',
  file: 'lib/neo/convert.ts',
  find: "return known.members.length === 0 ? 'unreadable' : undefined",
  replace: 'return undefined',
  tests: ['test/unit/neo/convert.test.ts'],
}
