import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'kept before it is overwritten',
  removes: 'A NEO event is kept before a change.',
  file: 'lib/neo/write.ts',
  find: `  await keep(keptText(sight.form, user.token))
`,
  replace: '',
  tests: ['test/contracts/neo-history.test.ts'],
}
