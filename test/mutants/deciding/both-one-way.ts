import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'direction',
  removes: 'In one direction nobody is given both versions.',
  file: 'lib/core/draft.ts',
  find: `        if (!allowed('neo')) return false
`,
  replace: '',
  tests: ['test/unit/core/landed.test.ts'],
}
