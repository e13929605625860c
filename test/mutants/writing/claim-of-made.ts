import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'two devices',
  removes: 'What another device has made of an event that it has claimed is not taken for a new one.',
  file: 'lib/core/unlinked.ts',
  find: `  if (side === 'neo' && isBeingMade(known, item)) return draft.park('claimed', pair)
`,
  replace: '',
  tests: ['test/unit/core/claims.test.ts'],
}
