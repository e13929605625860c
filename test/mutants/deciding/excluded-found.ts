import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'excluded',
  removes: 'A pair that has just been found and is excluded is left alone.',
  file: 'lib/core/unlinked.ts',
  find: `if (isExcluded(input.rules, pair)) {
    if (isFreed)`,
  replace: `if (isFreed && isExcluded(input.rules, pair)) {
    if (isFreed)`,
  tests: ['test/unit/core/rules.test.ts', 'test/unit/core/plan.test.ts'],
}
