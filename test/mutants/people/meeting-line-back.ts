import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the way into an online meeting stays',
  removes: 'The address goes from Outlook to NEO only when it has changed there.',
  file: 'lib/core/one-way.ts',
  find: "meeting === (was ?? '')",
  replace: 'meeting === (neo.fields.meeting ?? was)',
  tests: ['test/unit/core/meeting.test.ts'],
}
