import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'excluded',
  removes: 'A pair that has just been found and is excluded is left alone.',
  file: 'lib/core/unlinked.ts',
  find: `  if (isExcluded(input.rules, pair)) return 0
`,
  replace: '',
  tests: ['test/unit/core/rules.test.ts', 'test/unit/core/plan.test.ts'],
}
