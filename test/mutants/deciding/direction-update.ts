import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'direction',
  removes: 'Nothing is changed on the source of a one-way sync.',
  file: 'lib/core/merge.ts',
  find: "  if (direction !== 'both') {",
  replace: '  if (direction === undefined) {',
  tests: ['test/unit/core/merge.test.ts'],
}
