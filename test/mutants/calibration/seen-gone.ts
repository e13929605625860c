import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a calibration knows or says that it does not',
  removes: 'A deletion counts once the list shows the event no more.',
  file: 'lib/neo/calibrate.ts',
  find: `      isGone(one.at),
`,
  replace: `      true,
`,
  tests: ['test/unit/neo/calibrate.test.ts'],
}
