import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'No file is put to a series of NEO, nor taken from one: its form asks which day is meant.',
  file: 'lib/core/sync-pair-files.ts',
  find: "return side === 'neo' && item.fields.series ? 'series' : undefined",
  replace: "return side === 'neo' && item.id === '' ? 'series' : undefined",
  tests: ['test/contracts/files-series.test.ts'],
}
