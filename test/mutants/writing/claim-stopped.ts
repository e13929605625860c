import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a lost claim makes nothing',
  removes: 'Where Outlook takes nothing any more, nothing is made that would have to be claimed.',
  file: 'lib/core/apply.ts',
  find: `    if (applied.stopped[first.on]) {
      for (const o of chunk) dropNeedy(o)
`,
  replace: `    if (applied.stopped[first.on]) {
`,
  tests: ['test/unit/core/claims.test.ts', 'test/unit/core/apply.test.ts'],
}
