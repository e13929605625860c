import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a profile never deletes by another write',
  removes: 'A change whose form leads to the deletion is not sent.',
  file: 'lib/neo/write.ts',
  find: `  if (deletesBy(sight.form, context.profile)) return refused('form-deletes', 'neo-changed')
`,
  replace: '',
  tests: ['test/contracts/neo-calibrated.test.ts'],
}
