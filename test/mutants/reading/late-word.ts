import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'own echoes',
  removes: 'A late word about an event is older than what is known.',
  file: 'lib/graph/absorb.ts',
  find: ' || isOlder(event, row)',
  replace: '',
  tests: ['test/unit/graph/absorb.test.ts'],
}
