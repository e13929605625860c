import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'two devices',
  removes: 'Two devices that have joined one event to different ones do not renew their stamps against each other.',
  file: 'lib/core/relink.ts',
  find: 'isExchanged(link) || isStampedFree(link)',
  replace: 'isExchanged(link)',
  tests: ['test/unit/core/two-devices.test.ts'],
}
