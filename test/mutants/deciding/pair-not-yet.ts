import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'never written: meetings, series, other people',
  removes: 'Of a pair with an event that must not be written nothing is written.',
  file: 'lib/core/plan.ts',
  find: 'const blocked = left?.notYet ? left : right?.notYet ? right : undefined',
  replace: 'const blocked = undefined as Item | undefined',
  tests: ['test/unit/core/plan.test.ts', 'test/contracts/engine.test.ts'],
}
