import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the way into an online meeting stays',
  removes: 'The block by which people join is no line that an edit may touch.',
  file: 'lib/graph/meeting-html.ts',
  find: 'const block = online ? joinBlockOptional',
  replace: 'const block = lines.length === 0 ? joinBlockOptional',
  tests: ['test/contracts/meeting.test.ts'],
}
