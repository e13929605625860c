import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'read-only',
  removes: 'Nothing is put back into a series that may not be changed any more.',
  file: 'lib/core/series/writes.ts',
  find: 'if (pair[on].readOnly) return',
  replace: 'if (pair[on].apart === null) return',
  tests: ['test/unit/core/series/cut.test.ts'],
}
