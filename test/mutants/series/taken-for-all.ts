import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'NEO deletes for everybody',
  removes: 'Dates of a series that others share are taken out only when a person says so.',
  file: 'lib/core/draft.ts',
  find: `    if (left.shared) askAboutDates(merged, whole.neo.fields, whole.outlook.fields)
`,
  replace: '',
  tests: ['test/unit/core/series/taken.test.ts'],
}
