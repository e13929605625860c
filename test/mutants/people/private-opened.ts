import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'private events',
  removes: 'An event is not opened while it holds words that were written there in private.',
  file: 'lib/core/merge.ts',
  find: '      shownNames.some((name) => !to.includes(name) && !sameField(source.fields, target.fields, name))',
  replace: '      false',
  tests: ['test/unit/core/private-late.test.ts'],
}
