import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'only names leave an observed page',
  removes: 'Calls that have nothing to do with the test event are not told.',
  file: 'lib/neo/observe-notes.ts',
  find: `  if (!commands.some((one) => bearsEvent(one) || (batch && lists(one)))) return
`,
  replace: '',
  tests: ['test/unit/neo/observed.test.ts'],
}
