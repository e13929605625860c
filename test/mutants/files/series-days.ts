import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'nobody is mailed',
  removes: 'Before a file is attached to a series its days are looked at: people may be invited to one.',
  file: 'lib/graph/files.ts',
  find: '...(days?.id === id && days)',
  replace: "...(days?.id === '' && days)",
  tests: ['test/contracts/files-series.test.ts'],
}
