import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'kept before it is overwritten',
  removes: 'A NEO event is kept before a deletion.',
  file: 'lib/neo/write.ts',
  find: `  await keep(keptText(before.sight.form, user.token))
`,
  replace: '',
  tests: ['test/contracts/neo-history.test.ts'],
}
