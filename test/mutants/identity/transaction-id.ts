import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'transactionId',
  removes: 'The same creation has the same transaction id.',
  file: 'lib/graph/write-create.ts',
  find: `fieldNames, context.zone)),
  transactionId: await transactionIdOf(context.scope, operation.partnerId, operation.generation),`,
  replace: `fieldNames, context.zone)),
  transactionId: crypto.randomUUID(),`,
  tests: ['test/contracts/graph-creates.test.ts', 'test/contracts/graph-faults.test.ts'],
}
