import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the block goes one way',
  removes: 'Places that people give stay as they are when rooms change.',
  file: 'lib/graph/places.ts',
  find: "names.includes('place') || own.length === 0 ? [{ displayName: fields.place }] : own",
  replace: '[{ displayName: fields.place }]',
  tests: ['test/contracts/rooms.test.ts'],
}
