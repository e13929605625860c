import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'generation + 1',
  removes: 'An old answer to a creation is looked into: its event may have been deleted since.',
  file: 'lib/graph/write-create.ts',
  find: 'const fresh = age < freshFor && !context.doubtedCreates.has(operation.partnerId)',
  replace: 'const fresh = age < Infinity',
  tests: ['test/contracts/graph-creates.test.ts'],
}
