import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a profile never deletes by another write',
  removes: 'An overlay from a file is judged like one that was found.',
  file: 'lib/neo/overlay.ts',
  find: 'overlay && refusalOfOverlay(base, overlay) === undefined ? overlay : undefined',
  replace: 'overlay',
  tests: ['test/unit/neo/overlay.test.ts'],
}
