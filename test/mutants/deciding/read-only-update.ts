import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'read-only',
  removes: 'A change does not go to an event that may not be changed.',
  file: 'lib/core/merge.ts',
  find: '(outlook.readOnly ? merged.refused : merged.toOutlook)',
  replace: 'merged.toOutlook',
  tests: ['test/unit/core/merge.test.ts'],
}
