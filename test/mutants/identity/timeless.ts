import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'two devices',
  removes: 'What carries the stamp of a pair that cannot be asked for is no copy.',
  file: 'lib/core/relink.ts',
  find: 'isTimeless(link.neo.fields) ?',
  replace: 'isTimeless(link.neo.fields) === undefined ?',
  tests: ['test/unit/core/relink.test.ts'],
}
