import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'never written: meetings, series, other people',
  removes: 'An event that somebody else organises is a meeting.',
  file: 'lib/graph/convert.ts',
  find: `  event.isOrganizer === false ||
`,
  replace: '',
  tests: ['test/unit/graph/convert.test.ts'],
}
