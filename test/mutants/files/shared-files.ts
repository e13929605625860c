import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'nobody is mailed',
  removes: 'Nothing is attached where others are registered.',
  file: 'lib/core/sync-pair-files.ts',
  find: "  return item.shared ? 'shared' : undefined",
  replace: '  return undefined',
  tests: ['test/contracts/files-rules.test.ts'],
}
