import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'lost stamps come back',
  removes: 'A pair whose stamp is still to follow is not taken for one that another device has joined elsewhere.',
  file: 'lib/core/relink.ts',
  find: ' || stamp === link.former',
  replace: '',
  tests: ['test/unit/core/landed.test.ts'],
}
