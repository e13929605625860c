import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the agreement in the stamp',
  removes: 'Where no link is left, the stamp tells who changed since.',
  file: 'lib/core/match.ts',
  find: 'const [faithful] = recalled',
  replace: 'const faithful = recalled.at(9)',
  tests: ['test/unit/core/recovery.test.ts'],
}
