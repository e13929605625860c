import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'taken back on every device',
  removes: 'A word that means nothing any more is no leave to carry on what another device took back.',
  file: 'lib/core/plan.ts',
  find: `    const isIn = restElsewhere()
    if (isIn !== undefined) return isIn
`,
  replace: '',
  tests: ['test/unit/core/undo-elsewhere-words.test.ts'],
}
