import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'two devices',
  removes: 'A pair that another device has parted is left, also where its new partner is not seen.',
  file: 'lib/core/relink.ts',
  find: 'return isStampedFree(link) || isNamedInVain',
  replace: 'return isNamedInVain',
  tests: ['test/unit/core/two-devices.test.ts'],
}
