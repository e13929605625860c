import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'own echoes',
  removes: "The time of our own write is nobody's.",
  file: 'lib/core/merge.ts',
  find: `  if (outlook.version !== '' && outlook.version === link.outlook.version) return
`,
  replace: '',
  tests: ['test/unit/core/merge.test.ts'],
}
