import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a wish is void when what was seen has changed',
  removes: 'A person is told that the choice was void.',
  file: 'lib/core/draft.ts',
  find: 'if (item) outrun.add(item.id)',
  replace: '{}',
  tests: ['test/unit/core/wish.test.ts'],
}
