import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'never written: meetings, series, other people',
  removes: 'An event with attendees is a meeting.',
  file: 'lib/graph/convert.ts',
  find: `  (event.attendees?.length ?? 0) > 0 ||
`,
  replace: '',
  tests: ['test/unit/graph/convert.test.ts'],
}
