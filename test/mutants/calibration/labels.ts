import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'only names leave an observed page',
  removes: 'Codes are told of well-known choices only.',
  file: 'lib/neo/observe-notes.ts',
  find: ' && knownWords.has(label)',
  replace: '',
  tests: ['test/unit/neo/observed.test.ts'],
}
