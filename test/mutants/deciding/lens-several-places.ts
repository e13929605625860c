import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a lens never cuts',
  removes: 'Several places in Outlook are one text.',
  file: 'lib/graph/places.ts',
  find: 'names.length > 1 ||',
  replace: 'names.length < 0 ||',
  tests: ['test/unit/graph/convert.test.ts'],
}
