import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a default reminder does not surprise',
  removes: 'An all-day event gets no reminder, which would ring at night.',
  file: 'lib/graph/reminder.ts',
  find: "fields.times.kind === 'days' || isOver(fields, zone, now)",
  replace: 'isOver(fields, zone, now)',
  tests: ['test/contracts/reminder.test.ts'],
}
