import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'an orphan is a question',
  removes: 'What names the partner of a pair that nobody can look at is asked about.',
  file: 'lib/core/plan.ts',
  find: 'orphans.has(item) || doubted.has(item.id) ||',
  replace: 'orphans.has(item) ||',
  tests: ['test/unit/core/relink.test.ts'],
}
