import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'undone stands apart',
  removes: 'What was put back of an event that was taken apart gets no second partner.',
  file: 'lib/core/unlinked.ts',
  find: '  !isTakenApart(known, item) &&',
  replace: '  true &&',
  tests: ['test/unit/core/two-devices.test.ts'],
}
