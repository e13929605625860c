import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'only names leave an observed page',
  removes: 'The token is a name that is not told.',
  file: 'lib/neo/observe-values.ts',
  find: ' && name !== token',
  replace: '',
  tests: ['test/unit/neo/observed.test.ts'],
}
