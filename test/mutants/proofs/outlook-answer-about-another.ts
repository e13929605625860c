import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'proof of deletion in Outlook',
  removes: 'An answer about another event proves nothing about this one.',
  file: 'lib/graph/prove.ts',
  find: 'parsed.success && parsed.data.id === id ?',
  replace: 'parsed.success ?',
  tests: [
    'test/contracts/graph-proofs.test.ts',
    'test/contracts/graph-keep.test.ts',
    'test/contracts/graph-audit.test.ts',
  ],
}
