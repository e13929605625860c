import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'only names leave an observed page',
  removes: 'The worker takes no name that is a text.',
  file: 'lib/neo/observed-schema.ts',
  find: `    .regex(namePattern)
`,
  replace: '',
  tests: ['test/unit/neo/observed.test.ts'],
}
