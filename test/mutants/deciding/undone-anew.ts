import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'taken back on every device',
  removes: 'The partner that another device has made anew is told apart too.',
  file: 'lib/core/undo.ts',
  find: 'return free.map(({ id }) => id).toSorted()[0] ?? known',
  replace: 'return free.length < 0 ? known : known',
  tests: ['test/unit/core/undo-elsewhere.test.ts'],
}
