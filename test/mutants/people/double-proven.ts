import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'unknown is not gone',
  removes: 'Beside what is no meeting nothing is taken for a double.',
  file: 'lib/core/doubles.ts',
  find: 'meeting.sealed === true && !isUnmarked',
  replace: '!isUnmarked',
  tests: ['test/unit/core/meetings.test.ts'],
}
