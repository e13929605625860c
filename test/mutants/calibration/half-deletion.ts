import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a calibration knows or says that it does not',
  removes: 'A deletion with a part that may not be told is none.',
  file: 'lib/neo/calibrate-fields.ts',
  find: 'pairs.some((pair) => pair === undefined) || ',
  replace: '',
  tests: ['test/unit/neo/calibrate.test.ts'],
}
