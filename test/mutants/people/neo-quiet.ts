import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'nobody is mailed',
  removes: 'A form that would notify the others is told not to.',
  file: 'lib/neo/write.ts',
  find: '...(item.shared ? quieted(sight.form, names) : [])',
  replace: '...[]',
  tests: ['test/contracts/people.test.ts'],
}
