import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'excluded',
  removes: 'Events of an excluded kind are left alone.',
  file: 'lib/core/rules.ts',
  find: 'if (kinds.length > 0) {',
  replace: 'if (kinds.length < 0) {',
  tests: ['test/unit/core/rules.test.ts'],
}
