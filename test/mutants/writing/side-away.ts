import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'another run after a change under us',
  removes: 'A side that cannot be written any more gets nothing more in this run.',
  file: 'lib/core/apply.ts',
  find: `        applied.stopped[first.on] = problemOf(error)
`,
  replace: `        void problemOf(error)
`,
  tests: ['test/unit/core/apply.test.ts'],
}
