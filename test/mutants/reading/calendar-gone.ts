import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a failed read makes no plan',
  removes: 'A calendar that is not there any more is named.',
  file: 'lib/graph/delta.ts',
  find: "if (isAway) return fail('calendar-missing', { side: 'outlook' })",
  replace: 'if (isAway) return undefined',
  tests: ['test/contracts/graph-calendars.test.ts'],
}
