import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'preview',
  removes: 'What a person asked for as a preview is told to the core as one.',
  file: 'lib/app/attempt.ts',
  find: "work.do === 'preview' && turn === 1",
  replace: 'false',
  tests: ['test/contracts/app-runs.test.ts'],
}
