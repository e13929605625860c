import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'free dates',
  removes: 'Files of an entry with free dates stay where they are.',
  file: 'lib/core/sync-files.ts',
  find: "return neo.dateOf === undefined ? undefined : 'series'",
  replace: "return neo.id === '' ? 'series' : undefined",
  tests: ['test/contracts/files-rules.test.ts'],
}
