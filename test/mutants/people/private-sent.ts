import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'private events',
  removes: 'A private event is not sent to NEO without the word for it.',
  file: 'lib/neo/flags.ts',
  find: `  if (fields.visibility === 'private' && codes.visibility === undefined) return
`,
  replace: ``,
  tests: ['test/contracts/neo-flags.test.ts'],
}
