import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'free dates',
  removes: 'What became of a date is asked again until the plan has seen it.',
  file: 'lib/neo/read.ts',
  find: ' || isOpen(event.id))',
  replace: ')',
  tests: ['test/contracts/neo-dates.test.ts'],
}
