import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'limits of files',
  removes: 'A file above the cap is not copied.',
  file: 'lib/core/plan-files.ts',
  find: "if (size > cap) return 'too-large'",
  replace: "if (size > cap + 1e12) return 'too-large'",
  tests: ['test/unit/core/plan-files.test.ts'],
}
