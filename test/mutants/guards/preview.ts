import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'preview',
  removes: 'A preview never writes.',
  file: 'lib/core/guard.ts',
  find: "if (occasion === 'preview' || (occasion && visible > 0))",
  replace: "if (occasion && occasion !== 'preview' && visible > 0)",
  tests: ['test/unit/core/guard.test.ts'],
}
