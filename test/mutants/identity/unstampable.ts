import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'two devices',
  removes:
    'A link to an event that carries no stamp and may get none ends where another device has made and stamped a partner.',
  file: 'lib/core/relink.ts',
  find: '(mine?.notYet ?? mine?.readOnly)) return',
  replace: 'mine === null) return',
  tests: ['test/unit/core/relink.test.ts'],
}
