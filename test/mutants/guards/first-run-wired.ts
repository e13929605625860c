import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'G5: first run',
  removes: 'The first run is told to the core as one.',
  file: 'lib/app/attempt.ts',
  find: ": isAskedFirst && turn === 1 && { occasion: 'first' }",
  replace: ': {}',
  tests: ['test/contracts/app-runs.test.ts'],
}
