import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'no file is deleted without proof',
  removes: 'A file is kept before it is taken away.',
  file: 'lib/core/sync-pair-files.ts',
  find: '  await keep({ on, name: pair[on].name, size: loaded.size, subject: due.left.fields.subject }, loaded.body)\n',
  replace: '',
  tests: ['test/contracts/files.test.ts'],
}
