import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'free dates',
  removes: 'The dates that a form names are believed only where the list shows the same.',
  file: 'lib/neo/dates.ts',
  find: 'return isShown && listed.every((day) => said.includes(day)) ? said : undefined',
  replace: 'return said',
  tests: ['test/unit/neo/dates.test.ts'],
}
