import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a default reminder does not surprise',
  removes: 'An event that is over gets no reminder, which would ring at once.',
  file: 'lib/graph/reminder.ts',
  find: "fields.times.kind === 'days' || isOver(fields, zone, now)",
  replace: "fields.times.kind === 'days'",
  tests: ['test/contracts/reminder.test.ts'],
}
