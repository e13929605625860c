import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'taken back on every device',
  removes: 'An event in the deleted items tells by its stamp that a device took it there.',
  file: 'lib/graph/read.ts',
  find: "proof.is === 'absent' && (link || row) ? await",
  replace: 'false ? await',
  tests: ['test/contracts/graph-parted.test.ts'],
}
