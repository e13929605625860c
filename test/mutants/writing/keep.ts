import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'kept before it is overwritten',
  removes: 'What is overwritten is kept before.',
  file: 'lib/core/apply.ts',
  find: 'if (kept.length > 0) await store.keep(kept)',
  replace: 'if (kept.length < 0) await store.keep(kept)',
  tests: ['test/unit/core/journal.test.ts'],
}
