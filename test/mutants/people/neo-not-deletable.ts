import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'NEO deletes for everybody',
  removes: 'An event that the user may not delete is not even tried.',
  file: 'lib/neo/write.ts',
  find: `  if (profile.remove.shown && before.sight.form.removable === false) return refused('not-deletable')
`,
  replace: '',
  tests: ['test/contracts/neo-history.test.ts'],
}
