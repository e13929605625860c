import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'lost stamps come back',
  removes: 'An event whose partner was given to another is free.',
  file: 'lib/core/relink.ts',
  find: ` && !isLeft) held`,
  replace: ` && isLeft !== undefined) held`,
  tests: ['test/unit/core/relink.test.ts'],
}
