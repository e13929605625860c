import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'generation + 1',
  removes: 'An event that is made anew is of the next generation.',
  file: 'lib/core/plan.ts',
  find: "draft.create('outlook', left, link.generation + 1)",
  replace: "draft.create('outlook', left, link.generation)",
  tests: ['test/unit/core/plan.test.ts'],
}
