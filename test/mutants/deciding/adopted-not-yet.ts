import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'never written: meetings, series, other people',
  removes: 'The same where the pair has just been found.',
  file: 'lib/core/unlinked.ts',
  find: 'const blocked = neo.notYet ? neo : outlook.notYet ? outlook : undefined',
  replace: 'const blocked = undefined as Item | undefined',
  tests: ['test/unit/core/plan.test.ts'],
}
