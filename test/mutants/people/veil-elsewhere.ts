import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'rules for kinds',
  removes: 'What another device has veiled does not come back to NEO.',
  file: 'lib/core/veil.ts',
  find: 'elsewhere.has(item.mark) ?',
  replace: 'elsewhere.has(item.id) ?',
  tests: ['test/contracts/kinds.test.ts'],
}
