import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'excluded',
  removes: 'A pair that is excluded is left alone.',
  file: 'lib/core/plan.ts',
  find: `  if (isExcluded(rules, { link, neo: left, outlook: right })) return true
`,
  replace: '',
  tests: ['test/unit/core/rules.test.ts'],
}
