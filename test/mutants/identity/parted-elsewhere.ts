import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'taken back on every device',
  removes: 'A pair that another device has parted is left alone.',
  file: 'lib/core/plan.ts',
  find: '    if (isPartedElsewhere(left, right)) {',
  replace: '    if (isPartedElsewhere(left, undefined)) {',
  tests: ['test/unit/core/undo-elsewhere.test.ts'],
}
