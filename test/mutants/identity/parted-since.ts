import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'taken back on every device',
  removes: 'An event that was parted since the plan is not written.',
  file: 'lib/graph/look.ts',
  find: ' || apart !== context.rows?.get(operation.id)?.item.apart',
  replace: '',
  tests: ['test/contracts/graph-parted.test.ts'],
}
