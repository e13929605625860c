import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'free dates',
  removes: 'Nor is it by the adapter, whatever the plan says.',
  file: 'lib/neo/write-dates.ts',
  find: ` || context.profile.form.series?.takeOut !== 'form-words'`,
  replace: '',
  tests: ['test/contracts/neo-dates.test.ts'],
}
