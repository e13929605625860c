import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'rules for kinds',
  removes: 'Categories that a person gives stay when the one of a kind changes.',
  file: 'lib/core/category.ts',
  find: 'categoriesIn(held).filter((name) => name !== was)',
  replace: 'categoriesIn(was).filter((name) => name !== was)',
  tests: ['test/contracts/categories.test.ts'],
}
