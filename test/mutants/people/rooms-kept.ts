import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the block goes one way',
  removes: 'Rooms stay where only 場所 is written.',
  file: 'lib/graph/places.ts',
  find: ': held.filter((one) => roomOfOptional(one))',
  replace: ': []',
  tests: ['test/contracts/rooms.test.ts'],
}
