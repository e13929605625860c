import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'taken back on every device',
  removes: 'A changed event is read with its stamp.',
  file: 'lib/graph/absorb.ts',
  find: 'linked.has(id) && same && !item.apart',
  replace: 'linked.has(id)',
  tests: ['test/unit/graph/absorb.test.ts'],
}
