import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a word is good for one plan',
  removes: 'A confirmation is good for the plan that it was given for.',
  file: 'lib/core/sync.ts',
  find: 'id !== undefined && request.confirmed !== id)',
  replace: 'id !== undefined && request.confirmed === undefined)',
  tests: ['test/unit/core/sync-safety.test.ts'],
}
