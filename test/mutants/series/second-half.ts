import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'What was merged is not written to Outlook while NEO does not hold it.',
  file: 'lib/core/apply.ts',
  find: `if (operation.do === 'update' && operation.theirs) {`,
  replace: `if (operation.do === 'delete' && operation.undo === '-') {`,
  tests: ['test/unit/core/series/cut.test.ts'],
}
