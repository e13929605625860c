import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'recorded in one transaction',
  removes: 'The result is recorded.',
  file: 'lib/core/apply.ts',
  find: `    await store.record(change)
`,
  replace: '',
  tests: ['test/unit/core/apply.test.ts'],
}
