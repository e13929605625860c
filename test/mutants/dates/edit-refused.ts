import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'free dates',
  removes: 'A change of one date is refused by the adapter too, whatever the plan says.',
  file: 'lib/neo/write.ts',
  find: `  if (entryOf(operation.id).day !== undefined) return refused('date')
`,
  replace: '',
  tests: ['test/contracts/neo-dates.test.ts'],
}
