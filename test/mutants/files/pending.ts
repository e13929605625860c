import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'files are settled by looking',
  removes: 'A copy is noted before anything of it is sent.',
  file: 'lib/core/sync-pair-files.ts',
  find: '    await save({ pending: [...others, pending] })\n',
  replace: '',
  tests: ['test/contracts/files-faults.test.ts'],
}
