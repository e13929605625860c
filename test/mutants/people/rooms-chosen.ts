import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the block goes one way',
  removes: 'A room that a person has chosen in Outlook is 場所.',
  file: 'lib/core/rooms.ts',
  find: 'address && displayName?.endsWith(sign)',
  replace: 'address && displayName',
  tests: ['test/contracts/rooms.test.ts'],
}
