import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'two devices',
  removes: 'An event whose partner another device has made does not go on under its id.',
  file: 'lib/core/became.ts',
  find: `    if (isStamped) return link
`,
  replace: '',
  tests: ['test/unit/core/became.test.ts'],
}
