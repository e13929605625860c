import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'only names leave an observed page',
  removes: 'Notes count from the one tab on the one origin that a person calibrates.',
  file: 'lib/app/calibration.ts',
  find: ' || session.tabId !== from.tabId || session.home.origin !== from.origin',
  replace: '',
  tests: ['test/unit/app/calibration.test.ts'],
}
