import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'rules for kinds',
  removes: 'Of a busy-only kind no word leaves NEO.',
  file: 'lib/core/veil.ts',
  find: "return rule === 'busy' ? busy(item, own) : closed(item)",
  replace: "return rule === 'busy' ? item : closed(item)",
  tests: ['test/unit/core/veil.test.ts'],
}
