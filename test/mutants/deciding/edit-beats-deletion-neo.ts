import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'an edit beats a deletion',
  removes: 'An event that was edited in NEO and deleted in Outlook comes back.',
  file: 'lib/core/decide.ts',
  find: "modified: 'merge', gone: 'create-on-outlook' }",
  replace: "modified: 'merge', gone: 'delete-on-neo' }",
  tests: ['test/unit/core/plan.test.ts'],
}
