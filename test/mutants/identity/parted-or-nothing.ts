import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'taken back on every device',
  removes: 'Where the stamp could not be written, nothing is taken back.',
  file: 'lib/core/apply.ts',
  find: `    if (!isPart(operation)) return
`,
  replace: `    return
`,
  tests: ['test/unit/core/undo-elsewhere.test.ts'],
}
