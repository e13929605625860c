import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'Days that a creation has not taken out yet are not taken for days that a person has put back.',
  file: 'lib/core/record.ts',
  find: `    ? { cut: { on, seen: series, goal: series } }
`,
  replace: `    ? {}
`,
  tests: ['test/contracts/series-both.test.ts'],
}
