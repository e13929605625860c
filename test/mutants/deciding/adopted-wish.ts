import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a wish is void when what was seen has changed',
  removes: 'A word about a pair that is only now linked is obeyed.',
  file: 'lib/core/unlinked.ts',
  find: '    if (draft.obeyPair(link, neo, outlook, wished)) {',
  replace: '    if (draft.obeyPair(link, undefined, undefined, wished)) {',
  tests: ['test/unit/core/landed.test.ts'],
}
