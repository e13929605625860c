import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'window',
  removes: 'A single event outside the window is left alone.',
  file: 'lib/core/unlinked.ts',
  find: `  if (!isIn(item.fields, input.window)) return
`,
  replace: '',
  tests: ['test/unit/core/plan.test.ts'],
}
