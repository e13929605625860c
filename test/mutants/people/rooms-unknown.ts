import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the block goes one way',
  removes: 'Where the facilities of an event are not known no room is taken away.',
  file: 'lib/core/veil.ts',
  find: 'const { facilities, fields } = item\n',
  replace: 'const { facilities = [], fields } = item\n',
  tests: ['test/unit/core/rooms.test.ts'],
}
