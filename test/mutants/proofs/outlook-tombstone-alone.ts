import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'proof of deletion in Outlook',
  removes: 'A tombstone alone is no proof.',
  file: 'lib/graph/absorb.ts',
  find: `    open.prove.add(id)
    if (isAlive(row)) ledger.put(marked(row, doubted))`,
  replace: "    if (isAlive(row)) ledger.put(marked(row, 'dead'))",
  tests: ['test/unit/graph/absorb.test.ts', 'test/contracts/graph-proofs.test.ts'],
}
