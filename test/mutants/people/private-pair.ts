import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'private events',
  removes: 'Nothing of a pair is carried over whose private half has an open partner that cannot be closed.',
  file: 'lib/core/plan.ts',
  find: `  const hidden = hiddenSide(left, right)
`,
  replace: `  const hidden = hiddenSide(left, undefined)
`,
  tests: ['test/unit/core/private.test.ts'],
}
