import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'rules for kinds',
  removes: 'Of a busy-only kind no room is said.',
  file: 'lib/core/veil.ts',
  find: "ruleOf(item, rules) === 'busy' ? '' : roomsOf",
  replace: 'roomsOf',
  tests: ['test/unit/core/rooms.test.ts'],
}
