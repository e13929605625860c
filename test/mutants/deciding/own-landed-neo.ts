import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'own echoes',
  removes: 'The same in NEO.',
  file: 'lib/core/merge.ts',
  find: `  if (neo.changedAt !== undefined && neo.changedAt === link.neo.changedAt) return
`,
  replace: '',
  tests: ['test/unit/core/landed.test.ts'],
}
