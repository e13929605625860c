import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'private events',
  removes: 'Files of private events stay where they are.',
  file: 'lib/core/sync-files.ts',
  find: "fields.visibility === 'private'",
  replace: 'fields.visibility === undefined',
  tests: ['test/contracts/files-rules.test.ts'],
}
