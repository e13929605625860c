import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'private events',
  removes: 'An event of Outlook that does not say who may read it is not carried over.',
  file: 'lib/graph/convert.ts',
  find: `  Boolean(event.sensitivity) &&
`,
  replace: '',
  tests: ['test/unit/graph/convert.test.ts'],
}
