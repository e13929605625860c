import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'nobody is mailed',
  removes: 'What was deleted in NEO is not made anew of a meeting.',
  file: 'lib/core/plan.ts',
  find: `    why: 'sealed',
`,
  replace: `    why: 'orphan',
`,
  tests: ['test/unit/core/meetings.test.ts'],
}
