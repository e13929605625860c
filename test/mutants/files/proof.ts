import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'no file is deleted without proof',
  removes: 'A file that the list lacks is asked for by its key before it counts as gone.',
  file: 'lib/core/sync-pair-files.ts',
  find: "if (!(await sides[gone].isGone(due.targets[gone], pair[gone]))) return 'unproven'",
  replace: "if (due.row.pairs.length === 0) return 'unproven'",
  tests: ['test/contracts/files-rules.test.ts'],
}
