import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'only names leave an observed page',
  removes: 'The token is a name that is not taken.',
  file: 'lib/neo/observed-schema.ts',
  find: '!secret.includes(text)',
  replace: 'true',
  tests: ['test/unit/neo/observed.test.ts'],
}
