import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'files are settled by looking',
  removes: 'What was written to tells nothing of before any more.',
  file: 'lib/core/sync-pair-files.ts',
  find: '!isOpen && !wrote.has(side)',
  replace: '!isOpen',
  tests: ['test/contracts/files-rules.test.ts'],
}
