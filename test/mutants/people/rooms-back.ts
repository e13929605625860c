import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the block goes one way',
  removes: 'A place that stands for a facility is no part of 場所, and never goes to NEO.',
  file: 'lib/graph/places.ts',
  find: '(roomOfOptional(one) ? [] : one.displayName || [])',
  replace: '(one.displayName || [])',
  tests: ['test/contracts/rooms.test.ts'],
}
