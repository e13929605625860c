import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'nobody is mailed',
  removes: 'Nothing is attached where others are registered.',
  file: 'lib/core/sync-pair-files.ts',
  find: "if (item.shared) return 'shared'",
  replace: "if (item.shared && item.id === '') return 'shared'",
  tests: ['test/contracts/files-rules.test.ts'],
}
