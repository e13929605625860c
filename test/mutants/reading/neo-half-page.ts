import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'half a page',
  removes: 'A page of NEO that ends before its end is no page.',
  file: 'lib/neo/client.ts',
  find: '!raw.text.toLowerCase().includes(profile.pageEnd)',
  replace: 'false',
  tests: ['test/contracts/neo-faults.test.ts', 'test/contracts/neo-proofs.test.ts'],
}
