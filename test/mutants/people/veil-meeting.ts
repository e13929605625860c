import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'rules for kinds',
  removes: 'Of a busy-only kind the address of the meeting does not leave NEO.',
  file: 'lib/core/veil.ts',
  find: "meeting: '',",
  replace: '',
  tests: ['test/contracts/meeting.test.ts'],
}
