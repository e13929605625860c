import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a full disk stops before the write',
  removes: 'A full disk is told as one.',
  file: 'lib/store/guarded.ts',
  find: `    if (names.includes('QuotaExceededError')) throw new ProblemError({ kind: 'storage-full' }, { cause: error })
`,
  replace: '',
  tests: ['test/unit/store/guarded.test.ts'],
}
