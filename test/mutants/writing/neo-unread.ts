import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'NEO is searched before a second attempt',
  removes: 'Nothing is made while an event at its time could not be read.',
  file: 'lib/neo/create.ts',
  find: `  if (context.unread.has(timesText(operation.fields.times))) return { is: 'waiting' }
`,
  replace: '',
  tests: ['test/contracts/neo-proofs.test.ts', 'test/contracts/neo-side.test.ts', 'test/contracts/neo-faults.test.ts'],
}
