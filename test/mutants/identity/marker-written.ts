import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the marker in NEO',
  removes: 'What we make in NEO carries its marker.',
  file: 'lib/neo/convert.ts',
  find: '      memo: markerLine(mark),',
  replace: "      memo: mark === '' ? markerLine(mark) : '',",
  tests: ['test/unit/neo/convert.test.ts'],
}
