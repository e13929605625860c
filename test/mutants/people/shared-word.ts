import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'NEO deletes for everybody',
  removes: 'A word is good for those who were registered when it was given.',
  file: 'lib/core/wish.ts',
  find: "shared ? JSON.stringify([canonical(fields), fields.block ?? '']) : canonical(fields)",
  replace: 'shared ? canonical(fields) : canonical(fields)',
  tests: ['test/unit/core/shared.test.ts'],
}
