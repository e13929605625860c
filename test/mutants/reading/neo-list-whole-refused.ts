import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a failed read makes no plan',
  removes: 'An answer that NEO refused as a whole is no empty list.',
  file: 'lib/neo/wire.ts',
  find: `  if (refused !== undefined) return unexpected(refused)
`,
  replace: '',
  tests: ['test/unit/neo/wire.test.ts'],
}
