import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'no file is deleted without proof',
  removes: 'A file that stands under another key is known by its content.',
  file: 'lib/core/plan-files.ts',
  find: '    plan.rekey.push(...twins.map((file) => ({ side: gone, pair, file })))\n',
  replace: '',
  tests: ['test/contracts/files-rules.test.ts'],
}
