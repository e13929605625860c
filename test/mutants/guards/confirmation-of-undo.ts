import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a word is good for one plan',
  removes: 'The same of a plan that takes back.',
  file: 'lib/core/undo.ts',
  find: 'if (problem && request.confirmed !== id)',
  replace: 'if (problem && request.confirmed === undefined)',
  tests: ['test/unit/core/undo.test.ts'],
}
