import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'NEO deletes for everybody',
  removes: 'A word about a deletion does not hold for those who joined since.',
  file: 'lib/neo/write.ts',
  find: `if (block !== undefined && fields.block !== undefined && block !== fields.block) return true
  `,
  replace: '',
  tests: ['test/contracts/neo-history.test.ts'],
}
