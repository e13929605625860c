import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a calibration knows or says that it does not',
  removes: 'The command that deletes was never seen before the change.',
  file: 'lib/neo/calibrate.ts',
  find: `      !before.has(one.command.command) &&
`,
  replace: '',
  tests: ['test/unit/neo/calibrate.test.ts'],
}
