import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'bounded requests',
  removes: 'A batch holds no more than twenty.',
  file: 'lib/graph/batch.ts',
  find: 'export const batchSize = 20',
  replace: 'export const batchSize = 25',
  tests: ['test/contracts/graph-side.test.ts'],
}
