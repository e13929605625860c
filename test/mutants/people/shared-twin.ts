import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'NEO deletes for everybody',
  removes: "An event that names another user's copy is matched by its looks.",
  file: 'lib/core/match.ts',
  find: 'orphans.has(item) && !isOthers(item) ?',
  replace: 'orphans.has(item) ?',
  tests: ['test/unit/core/shared-late.test.ts'],
}
