import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'window',
  removes: 'A pair outside the window is left alone.',
  file: 'lib/core/plan.ts',
  find: `  if (!dates.some((fields) => fields && isIn(fields, window))) return false
`,
  replace: '',
  tests: ['test/unit/core/plan.test.ts'],
}
