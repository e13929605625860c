import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'private events',
  removes: 'Texts of a private event do not go to one that stays open.',
  file: 'lib/core/merge.ts',
  find: `  withhold(merged, neo, outlook)
`,
  replace: ``,
  tests: ['test/unit/core/private.test.ts'],
}
