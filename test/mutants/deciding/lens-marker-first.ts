import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a lens never cuts',
  removes: 'The marker of a long text stands where NEO cannot lose it.',
  file: 'lib/core/lens.ts',
  find: 'text.length > mostBeforeMarker ? [markerLine',
  replace: 'text.length < 0 ? [markerLine',
  tests: ['test/unit/core/lens.test.ts'],
}
