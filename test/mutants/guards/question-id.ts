import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a word is good for one plan',
  removes: 'An answer is good for the question that stands, and no other.',
  file: 'lib/app/own-pages.ts',
  find: 'if (kept?.report.question?.id !== question)',
  replace: 'if (!kept?.report.question)',
  tests: ['test/unit/app/own-pages.test.ts'],
}
