import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'nobody is mailed',
  removes: 'Nothing is attached to a meeting.',
  file: 'lib/graph/files.ts',
  find: `if (notYet || sealed) return 'read-only'`,
  replace: `if (notYet) return 'read-only'`,
  tests: ['test/contracts/files-rules.test.ts'],
}
