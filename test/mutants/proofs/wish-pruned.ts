import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'unknown is not gone',
  removes: 'A wish ends only when its event is proven gone.',
  file: 'lib/core/prune.ts',
  find: "pictures[side].missing.get(id) === 'gone'",
  replace: 'pictures[side].missing.has(id)',
  tests: ['test/unit/core/prune.test.ts'],
}
