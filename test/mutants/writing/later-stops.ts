import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'Retry-After',
  removes: 'A side that said "later" gets nothing more in this run.',
  file: 'lib/core/apply.ts',
  find: `      applied.stopped[operation.on] = outcome.problem
`,
  replace: `      applied.again = true
`,
  tests: ['test/unit/core/apply.test.ts'],
}
