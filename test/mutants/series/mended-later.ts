import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'What is to be mended is remembered when it does not succeed at once.',
  file: 'lib/core/series/writes.ts',
  find: `{ ...one, seen: both(known.seen, one.seen) } : one`,
  replace: `one : one`,
  tests: ['test/unit/core/series/cut.test.ts'],
}
