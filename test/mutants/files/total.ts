import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'limits of files',
  removes: 'All copied files together stay below their limit.',
  file: 'lib/core/plan-files.ts',
  find: "return size > room || room <= 0 ? 'total' : undefined",
  replace: 'return undefined',
  tests: ['test/contracts/files-rules.test.ts'],
}
