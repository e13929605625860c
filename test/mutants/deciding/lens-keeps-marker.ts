import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the marker in NEO',
  removes: 'The marker line stays, whatever is written.',
  file: 'lib/core/lens.ts',
  find: 'return mark === undefined ? text : withMarker(text, mark)',
  replace: 'return text',
  tests: ['test/unit/core/lens.test.ts'],
}
