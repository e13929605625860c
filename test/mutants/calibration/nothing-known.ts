import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a calibration knows or says that it does not',
  removes: 'A NEO of which no form is understood ends the run.',
  file: 'lib/neo/strange.ts',
  find: 'strange >= enough && known === 0',
  replace: 'false',
  tests: ['test/unit/neo/overlay.test.ts'],
}
