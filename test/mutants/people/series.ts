import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'never written: meetings, series, other people',
  removes: 'A series whose rule is not known, or counts in another zone, is not synced.',
  file: 'lib/graph/convert.ts',
  find: `  if (isMaster(event) && (!isOfZone(event, zone) || !ruleOfOptional(event.recurrence))) return 'series'
`,
  replace: '',
  tests: ['test/unit/graph/convert.test.ts'],
}
