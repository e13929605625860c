import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the block goes one way',
  removes: 'The block is no part of the text that goes to NEO.',
  file: 'lib/graph/convert.ts',
  find: "const { body, block } = outlookText.get(textOptional(event) ?? '')",
  replace: "const [body, block] = [textOptional(event) ?? '', '']",
  tests: ['test/unit/graph/convert.test.ts'],
}
