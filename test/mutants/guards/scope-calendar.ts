import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'G3: other accounts',
  removes: 'Another calendar is another scope.',
  file: 'lib/app/scope.ts',
  find: 'if (keyOfScope(scopeOf(bound)) === keyOfScope(scope)) return',
  replace: 'if (keyOfScope({ ...bound, calendar: scope.calendar }) === keyOfScope(scope)) return',
  tests: ['test/unit/app/scope.test.ts'],
}
