import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'only names leave an observed page',
  removes: 'Nothing is observed when nobody asks for it any more.',
  file: 'lib/app/calibration.ts',
  find: '    if (!(await isAsked())) {',
  replace: '    if (await isAsked().then(() => false)) {',
  tests: ['test/unit/app/calibration.test.ts'],
}
