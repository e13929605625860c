import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'private events',
  removes: 'A private event of Outlook is not carried over.',
  file: 'lib/graph/convert.ts',
  find: `  if (event.sensitivity && event.sensitivity !== 'normal') return 'private'
`,
  replace: '',
  tests: ['test/unit/graph/convert.test.ts'],
}
