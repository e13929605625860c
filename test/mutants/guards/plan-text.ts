import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a word is good for one plan',
  removes: 'The text of a plan holds what it would write.',
  file: 'lib/core/plan.ts',
  find: `      'fields' in o ? carriedNames.map((name) => o.fields[name]) : 0,
`,
  replace: '',
  tests: ['test/unit/core/plan.test.ts'],
}
