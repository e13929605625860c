import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the way into an online meeting stays',
  removes: 'Others who are registered do not get the address of an event that was only found to belong to theirs.',
  file: 'lib/core/one-way.ts',
  find: '(was === undefined && neo.shared)',
  replace: '(was === undefined && neo.readOnly)',
  tests: ['test/unit/core/meeting.test.ts'],
}
