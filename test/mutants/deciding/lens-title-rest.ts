import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a lens never cuts',
  removes: 'The end of a long title that stands in the text belongs to the title.',
  file: 'lib/core/title.ts',
  find: "rest === '' ? head : whole",
  replace: 'head',
  tests: ['test/contracts/words.test.ts'],
}
