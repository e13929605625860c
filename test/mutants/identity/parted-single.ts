import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'taken back on every device',
  removes: 'An event whose partner another device has taken back stays alone, also without a memory.',
  file: 'lib/core/unlinked.ts',
  find: `  if (item.apart && !isCopy) return draft.park('undone', pair)
`,
  replace: '',
  tests: ['test/unit/core/undo-elsewhere.test.ts'],
}
