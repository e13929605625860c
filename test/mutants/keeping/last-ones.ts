import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'links are unique',
  removes: 'Of links that share an id the last one holds.',
  file: 'lib/store/links.ts',
  find: 'lastOnes(put).map(',
  replace: 'put.map(',
  tests: ['test/contracts/store.test.ts', 'test/contracts/store-random.test.ts'],
}
