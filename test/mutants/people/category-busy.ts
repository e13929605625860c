import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'rules for kinds',
  removes: 'Of a busy-only kind the category does not say which it is.',
  file: 'lib/core/veil.ts',
  find: "ruleOf(item, rules) === 'busy' ? undefined : rules",
  replace: 'rules',
  tests: ['test/contracts/categories.test.ts'],
}
