import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'transactionId',
  removes: 'An id that was used before leads to the event that it made.',
  file: 'lib/graph/write-create.ts',
  find: `  if (isDuplicate(answer)) return await lookUp(context, operation, existingIdOptional(answer.body), true)
`,
  replace: '',
  tests: ['test/contracts/graph-creates.test.ts'],
}
