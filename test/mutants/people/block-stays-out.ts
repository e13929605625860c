import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the block goes one way',
  removes: 'The block is no part of the text that goes to NEO.',
  file: 'lib/graph/convert.ts',
  find: "outlookWords.get({ subject: event.subject ?? '', text })",
  replace: "{ subject: event.subject ?? '', body: text, block: '' }",
  tests: ['test/unit/graph/convert.test.ts'],
}
