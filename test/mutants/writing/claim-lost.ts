import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a lost claim makes nothing',
  removes: 'Who loses the claim makes nothing.',
  file: 'lib/core/apply.ts',
  find: `      if (operation.do === 'claim' && outcome.is !== 'done') dropCreate(operation.id)
`,
  replace: '',
  tests: ['test/unit/core/claims.test.ts'],
}
