import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'two devices',
  removes: 'An event that is only watched is read like any stranger.',
  file: 'lib/graph/read.ts',
  find: '.filter((id) => !request.watched?.has(id))',
  replace: '',
  tests: ['test/contracts/graph-watched.test.ts'],
}
