import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a calibration knows or says that it does not',
  removes: 'What was not found is not made.',
  file: 'lib/neo/create.ts',
  find: `  if (profile.create.command === '') return refused('no-command', 'neo-changed')
`,
  replace: '',
  tests: ['test/contracts/neo-calibrated.test.ts'],
}
