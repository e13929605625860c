import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'unknown is not gone',
  removes: 'What may be the partner of a link that is not known now is left alone.',
  file: 'lib/core/plan.ts',
  find: '!linked[side].has(item.id) && !held[side].has(item.id)',
  replace: '!linked[side].has(item.id)',
  tests: ['test/unit/core/plan.test.ts'],
}
