import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'only names leave an observed page',
  removes: 'A value is told only where it is one of our own.',
  file: 'lib/neo/observe-values.ts',
  find: "  return day ? { name, is: 'day', as: day[1] } : { name, is: 'untold' }",
  replace: "  return day ? { name, is: 'day', as: day[1] } : { name, is: 'same', value }",
  tests: ['test/unit/neo/observed.test.ts'],
}
