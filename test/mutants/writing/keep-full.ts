import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a full disk stops before the write',
  removes: 'What cannot be kept is not overwritten.',
  file: 'lib/core/apply.ts',
  find: 'await store.keep(kept)',
  replace: 'await store.keep(kept).catch(() => undefined)',
  tests: ['test/unit/core/journal.test.ts', 'test/contracts/engine-undo.test.ts'],
}
