import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'deleted there is a question',
  removes: 'The question outlives the run.',
  file: 'lib/core/apply.ts',
  find: `        change.wish.push(deletedThere(operation, deps.now()))
`,
  replace: '',
  tests: ['test/unit/core/journal.test.ts'],
}
