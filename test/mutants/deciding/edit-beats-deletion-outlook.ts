import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'an edit beats a deletion',
  removes: 'The same the other way round.',
  file: 'lib/core/decide.ts',
  find: "modified: 'create-on-neo', gone: 'forget'",
  replace: "modified: 'delete-on-outlook', gone: 'forget'",
  tests: ['test/unit/core/plan.test.ts'],
}
