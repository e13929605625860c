import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'what stands apart is left alone',
  removes: 'A pair that a person has set apart is left alone.',
  file: 'lib/core/plan.ts',
  find: "if (wished?.want === 'apart' && (left || right)) {",
  replace: "if (wished?.want === 'apart' && !left && !right) {",
  tests: ['test/unit/core/wish.test.ts'],
}
