import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'journal before the write',
  removes: 'Nothing is sent before the intent is stored.',
  file: 'lib/core/apply.ts',
  find: `    await store.begin(intents)
`,
  replace: `    const begun = store.begin(intents)
    void begun
`,
  tests: ['test/unit/core/apply.test.ts', 'test/unit/core/journal.test.ts'],
}
