import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'No file is sent to the form of an entry that has become a series since it was read.',
  file: 'lib/neo/files.ts',
  find: "  if (item.fields.series || item.dateOf !== undefined) return 'series'",
  replace: "  if (item.id === '') return 'series'",
  tests: ['test/contracts/files-series.test.ts'],
}
