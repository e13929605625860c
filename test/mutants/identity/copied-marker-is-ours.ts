import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'an orphan is a question',
  removes: 'A marker that names an Outlook event which is seen was not written by another user.',
  file: 'lib/core/unlinked.ts',
  find: '  !known.input.outlook.items.some(({ mark }) => mark === item.partnerMark) &&',
  replace: '  true &&',
  tests: ['test/unit/core/two-devices.test.ts'],
}
