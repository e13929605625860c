import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'files are settled by looking',
  removes: 'Files of one name are compared before anything is copied.',
  file: 'lib/core/plan-files.ts',
  find: '        plan.compare.push({ neo, outlook })',
  replace: '        plan.compare.push()',
  tests: ['test/unit/core/plan-files.test.ts', 'test/contracts/files.test.ts'],
}
