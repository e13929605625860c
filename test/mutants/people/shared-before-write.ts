import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'NEO deletes for everybody',
  removes: 'Right before the deletion it is looked at whether others share the event by now.',
  file: 'lib/neo/write.ts',
  find: "return operation.do === 'delete' && shared === true && !operation.shared",
  replace: "return operation.id === ''",
  tests: ['test/contracts/neo-history.test.ts'],
}
