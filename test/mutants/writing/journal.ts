import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'journal before the write',
  removes: 'The intent is stored before the write.',
  file: 'lib/core/apply.ts',
  find: `    await store.begin(intents)
`,
  replace: '',
  tests: ['test/unit/core/apply.test.ts'],
}
