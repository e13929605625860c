import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a profile never deletes by another write',
  removes: 'A NEO whose change looks like its deletion is not calibrated.',
  file: 'lib/neo/calibrate.ts',
  find: ' || update?.command.command === base.remove.command',
  replace: '',
  tests: ['test/unit/neo/calibrate.test.ts'],
}
