import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'transactionId',
  removes: 'The same creation has the same transaction id.',
  file: 'lib/graph/write-create.ts',
  find: `  ...ofSeries(operation, context),
  transactionId: await transactionIdOf(context.scope, operation.partnerId, operation.generation),`,
  replace: `  ...ofSeries(operation, context),
  transactionId: crypto.randomUUID(),`,
  tests: ['test/contracts/graph-creates.test.ts', 'test/contracts/graph-faults.test.ts'],
}
