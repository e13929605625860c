import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'what stands apart is left alone',
  removes: 'A single event that stands apart is left alone.',
  file: 'lib/core/unlinked.ts',
  find: `  if (wished?.want === 'apart') return draft.park(wished.why ?? 'chosen', pair)
`,
  replace: '',
  tests: ['test/unit/core/wish.test.ts', 'test/unit/core/undo.test.ts'],
}
