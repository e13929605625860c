import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'NEO deletes for everybody',
  removes: 'An event that others share is not deleted in NEO without a word.',
  file: 'lib/core/draft.ts',
  find: 'if (item.shared && !wished)',
  replace: "if (item.id === '')",
  tests: ['test/unit/core/shared.test.ts'],
}
