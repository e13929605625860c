import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a lens never cuts',
  removes: 'What is agreed of a shortened text is what each side holds.',
  file: 'lib/core/record.ts',
  find: 'fields: operation.held ?? operation.fields',
  replace: 'fields: operation.fields',
  tests: ['test/contracts/words.test.ts'],
}
