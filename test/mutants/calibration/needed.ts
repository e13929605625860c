import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a calibration knows or says that it does not',
  removes: 'What is needed and missing makes the result worth nothing.',
  file: 'lib/neo/calibrate.ts',
  find: ' || missing.some((one) => isNeeded(one))',
  replace: '',
  tests: ['test/unit/neo/calibrate.test.ts'],
}
