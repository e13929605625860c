import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'files are settled by looking',
  removes: 'An upload goes on where it stopped.',
  file: 'lib/graph/upload.ts',
  find: 'await (isBegun ? task.resume() : task.upload())',
  replace: 'await task.upload()',
  tests: ['test/contracts/files-faults.test.ts'],
}
