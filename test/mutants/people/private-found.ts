import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'private events',
  removes: 'The same of a pair that was just found.',
  file: 'lib/core/unlinked.ts',
  find: `  const hidden = hiddenSide(neo, outlook)
`,
  replace: `  const hidden = hiddenSide(neo, undefined)
`,
  tests: ['test/unit/core/private.test.ts'],
}
