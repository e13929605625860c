import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'what bounces twice is frozen',
  removes: 'Two programs that answer each other with ever new texts are stopped.',
  file: 'lib/core/bounce.ts',
  find: 'carried.turns >= mostTurns || (carried.back',
  replace: '(carried.back',
  tests: ['test/unit/core/bounce.test.ts'],
}
