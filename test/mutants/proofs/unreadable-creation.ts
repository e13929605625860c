import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'unknown is not gone',
  removes: 'What an open creation made and cannot be read ends the read.',
  file: 'lib/graph/read.ts',
  find: `  if (made.some((id) => proofs.get(id)?.is === 'unknown')) fail('graph-unavailable', { side: 'outlook' })
`,
  replace: '',
  tests: [
    'test/contracts/graph-creates.test.ts',
    'test/contracts/graph-faults.test.ts',
    'test/contracts/graph-proofs.test.ts',
  ],
}
