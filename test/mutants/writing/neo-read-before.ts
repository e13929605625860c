import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'NEO is read again before a write',
  removes: 'An event that has changed since the plan is not overwritten.',
  file: 'lib/neo/write.ts',
  find: 'if (!sameFields(item.fields, operation.seen) || isForOthers(operation, item)) {',
  replace: "if (item.id === '') {",
  tests: ['test/contracts/neo-proofs.test.ts', 'test/contracts/neo-side.test.ts'],
}
