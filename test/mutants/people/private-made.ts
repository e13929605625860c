import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'private events',
  removes: 'A private event is not made where it would be open.',
  file: 'lib/core/hidden.ts',
  find: `  if ((fields.visibility === 'private' || hasPrivateDate(fields)) && lacks.includes('visibility')) return
`,
  replace: ``,
  tests: ['test/unit/core/private.test.ts'],
}
