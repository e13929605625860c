import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'nobody is mailed',
  removes: 'What a side says of a meeting is that it is one.',
  file: 'lib/graph/convert.ts',
  find: '{ readOnly: true, sealed: true }',
  replace: '{ readOnly: true }',
  tests: ['test/unit/graph/convert.test.ts'],
}
