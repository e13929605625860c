import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'dates of a series',
  removes: 'The field that says where a series ends is not taken for the day that is meant.',
  file: 'lib/neo/rule-form.ts',
  find: 'new Set([startdate, enddate, lineOf(form, series.until)?.name])',
  replace: 'new Set<string | undefined>([startdate, enddate])',
  tests: ['test/unit/neo/scope-controls.test.ts'],
}
