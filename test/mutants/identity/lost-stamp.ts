import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'lost stamps come back',
  removes: 'A stamp that was lost comes back.',
  file: 'lib/core/draft.ts',
  find: '      add(stampOf(link, right.version, right.fields))',
  replace: '      void stampOf(link, right.version, right.fields)',
  tests: ['test/unit/core/plan.test.ts'],
}
