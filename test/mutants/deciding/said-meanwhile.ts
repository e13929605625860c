import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a wish is void when what was seen has changed',
  removes: 'What a person says while a run reads is not overwritten.',
  file: 'lib/core/sync.ts',
  find: '(read.get(one.id) === one.at ? [] : [one.id])',
  replace: '[]',
  tests: ['test/unit/core/said-meanwhile.test.ts'],
}
