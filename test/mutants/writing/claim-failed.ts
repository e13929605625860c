import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a lost claim makes nothing',
  removes: 'Where the claim could not be sent, nothing is made.',
  file: 'lib/core/apply.ts',
  find: `    if (applied.stopped[first.on] && outcomes.length === 0) {
      for (const o of chunk) dropNeedy(o)
`,
  replace: `    if (applied.stopped[first.on] && outcomes.length === 0) {
`,
  tests: ['test/unit/core/claims.test.ts', 'test/unit/core/apply.test.ts'],
}
