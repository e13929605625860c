import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the way into an online meeting stays',
  removes: 'A text that would lose the block is not sent.',
  file: 'lib/graph/write-update.ts',
  find: 'if (words.text && !isKept(',
  replace: 'if (words.text && !words.text && !isKept(',
  tests: ['test/contracts/meeting.test.ts'],
}
