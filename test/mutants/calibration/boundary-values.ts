import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'only names leave an observed page',
  removes: 'The worker takes no value that it did not give.',
  file: 'lib/neo/observed-schema.ts',
  find: 'value !== undefined && constants.includes(value)',
  replace: 'value !== undefined',
  tests: ['test/unit/neo/observed.test.ts'],
}
