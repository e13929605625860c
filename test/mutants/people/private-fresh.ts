import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'private events',
  removes: 'The word for it that was learnt long ago is looked at again first.',
  file: 'lib/neo/making.ts',
  find: `  if (!isPrivate || shown.visibility !== undefined) return known
`,
  replace: `  if (isPrivate || shown.visibility === undefined) return known
`,
  tests: ['test/contracts/neo-flags.test.ts'],
}
