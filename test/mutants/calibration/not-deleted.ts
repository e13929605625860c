import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a calibration knows or says that it does not',
  removes: 'What was not found is not deleted.',
  file: 'lib/neo/write.ts',
  find: `  if (profile.remove.command === '') return refused('no-command', 'neo-changed')
`,
  replace: '',
  tests: ['test/contracts/neo-calibrated.test.ts'],
}
