import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'never written: meetings, series, other people',
  removes: 'What has become a meeting since is not taken back.',
  file: 'lib/core/undo.ts',
  find: 'if (item.notYet || item.readOnly || (',
  replace: 'if ((',
  tests: ['test/unit/core/undo.test.ts', 'test/contracts/engine-undo.test.ts'],
}
