import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'G3: other accounts',
  removes: 'The tenant is part of what rows belong to.',
  file: 'lib/app/compose.ts',
  find: 'JSON.stringify([neoOrigin, neoUid, tenantId, objectId, calendar])',
  replace: 'JSON.stringify([neoOrigin, neoUid, objectId, calendar])',
  tests: ['test/unit/app/scope.test.ts'],
}
