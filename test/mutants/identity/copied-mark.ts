import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'copied stamps',
  removes: 'A copied marker takes nobody.',
  file: 'lib/core/match.ts',
  find: '(mark !== undefined && !linkedMarks.has(mark) ? mark : undefined)',
  replace: 'mark',
  tests: ['test/unit/core/match.test.ts'],
}
