import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'window',
  removes: 'A pair that has just been found outside the window is left alone.',
  file: 'lib/core/unlinked.ts',
  find: `  if (![neo, outlook].some((item) => isIn(item.fields, input.window))) return 0
`,
  replace: '',
  tests: ['test/unit/core/plan.test.ts'],
}
